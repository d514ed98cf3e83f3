namespace MedScan.Imaging.Dicom;

/// <summary>From stored numbers to measured ones: the modality transform (PS3.3, C.11.1).</summary>
internal sealed class ValueTransform
{
    private readonly double slope = 1;
    private readonly double intercept;
    private readonly ushort[]? table;
    private readonly int first;

    private ValueTransform(double slope, double intercept)
    {
        this.slope = slope;
        this.intercept = intercept;
    }

    private ValueTransform(ushort[] table, int first)
    {
        this.table = table;
        this.first = first;
    }

    /// <summary>The transform of a frame: that of its own functional group, of all frames', or of the file.</summary>
    public static ValueTransform Of(DicomDataset elements, int frame, bool isSigned)
    {
        if (FrameAttributes.Find(elements, DicomTag.PixelValueTransformationSequence, frame) is { } group)
            elements = group;
        if (LookupTable.Of(elements.FirstItem(DicomTag.ModalityLutSequence), isSigned) is { } lut)
            return new ValueTransform(lut.Values, lut.First);
        double slope = elements[DicomTag.RescaleSlope]?.Decimal() ?? 1;
        // A slope of 0 would make every pixel equal; files have it that mean nothing.
        return new ValueTransform(slope == 0 ? 1 : slope, elements[DicomTag.RescaleIntercept]?.Decimal() ?? 0);
    }

    /// <summary>The measured number, in Hounsfield units for CT.</summary>
    public double Apply(long stored) => table is null ? (stored * slope) + intercept : table[Math.Clamp(stored - first, 0, table.Length - 1)];
}
