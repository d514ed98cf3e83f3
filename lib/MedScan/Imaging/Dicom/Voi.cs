namespace MedScan.Imaging.Dicom;

/// <summary>From measured numbers to grey levels: the values of interest (PS3.3, C.11.2).</summary>
internal abstract record Voi
{
    private Voi()
    {
    }

    /// <summary>The grey level of a measured number, 0 to 255, not rounded.</summary>
    public abstract double Apply(double value);

    /// <summary>Window centre and width, C.11.2.1.2.1.</summary>
    public sealed record Linear(double Center, double Width) : Voi
    {
        /// <inheritdoc/>
        public override double Apply(double value) =>
            value <= Center - 0.5 - ((Width - 1) / 2) ? 0
            : value > Center - 0.5 + ((Width - 1) / 2) ? 255
            : (((value - (Center - 0.5)) / (Width - 1)) + 0.5) * 255;
    }

    /// <summary>The same without its two halves, C.11.2.1.3.2; also from the least to the greatest value.</summary>
    public sealed record Exact(double Center, double Width) : Voi
    {
        /// <inheritdoc/>
        public override double Apply(double value) =>
            value <= Center - (Width / 2) ? 0 : value > Center + (Width / 2) ? 255 : (((value - Center) / Width) + 0.5) * 255;
    }

    /// <summary>An S-shaped curve, C.11.2.1.3.1.</summary>
    public sealed record Sigmoid(double Center, double Width) : Voi
    {
        /// <inheritdoc/>
        public override double Apply(double value) => 255 / (1 + Math.Exp(-4 * (value - Center) / Width));
    }

    /// <summary>A table, C.11.2.1.1.</summary>
    public sealed record Table(LookupTable Lut) : Voi
    {
        /// <inheritdoc/>
        public override double Apply(double value) =>
            Lut.Values[(int)Math.Clamp(Math.Floor(value) - Lut.First, 0, Lut.Values.Length - 1)] * 255.0 / ((1 << Lut.Bits) - 1);
    }

    /// <summary>What a file wants shown of a frame: its first window, else its table; null when it says nothing usable.</summary>
    public static Voi? Of(DicomDataset elements, int frame, bool isSigned)
    {
        DicomDataset group = FrameAttributes.Find(elements, DicomTag.FrameVoiLutSequence, frame) ?? elements;
        double? center = group[DicomTag.WindowCenter]?.Decimal();
        double? width = group[DicomTag.WindowWidth]?.Decimal();
        Voi? window = (group[DicomTag.VoiLutFunction]?.Text(), width) switch
        {
            _ when center is null || width is null => null,
            ("LINEAR_EXACT", > 0) => new Exact(center.Value, width.Value),
            ("SIGMOID", > 0) => new Sigmoid(center.Value, width.Value),
            (null or "LINEAR", >= 1) => new Linear(center.Value, width.Value),
            _ => null,
        };
        return window ?? (LookupTable.Of(elements.FirstItem(DicomTag.VoiLutSequence), isSigned) is { } lut ? new Table(lut) : null);
    }
}
