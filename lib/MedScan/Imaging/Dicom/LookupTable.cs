namespace MedScan.Imaging.Dicom;

/// <summary>A table of 8 or 16-bit numbers (PS3.3, C.11.1.1 and C.11.2.1.1).</summary>
/// <param name="Values">At least one.</param>
/// <param name="First">The input that the first value stands for; inputs beyond either end take the value there.</param>
/// <param name="Bits">Bits of a value, 8 to 16.</param>
internal sealed record LookupTable(ushort[] Values, int First, int Bits)
{
    /// <summary>The table of an item; null when there is none or it is unusable.</summary>
    /// <param name="item">An item of a modality or VOI lookup table sequence.</param>
    /// <param name="isSigned">Whether inputs may be negative.</param>
    public static LookupTable? Of(DicomDataset? item, bool isSigned) => item is null ? null : Of(item[DicomTag.LutDescriptor], item[DicomTag.LutData], isSigned);

    /// <summary>The table that a descriptor and its data make; null when they do not fit.</summary>
    public static LookupTable? Of(DicomValue? descriptor, DicomValue? data, bool isSigned)
    {
        if (descriptor?.Short(2, isSigned: false) is not { } bits || data is null) return null;
        int count = descriptor.Short(0, isSigned: false)!.Value;
        if (count == 0) count = 1 << 16; // 65536 does not fit into 16 bits
        ushort[] values = bits == 8 && data.Bytes.Length < 2 * count ? [.. data.Bytes.ToArray().Select(b => (ushort)b)] : data.Shorts();
        if (values.Length < count || bits is < 8 or > 16) return null;
        int first = descriptor.Short(1, isSigned)!.Value;
        return new LookupTable(values[..count], first, bits);
    }
}
