using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace MedScan.Imaging.Dicom;

/// <summary>The value of one data element: its bytes, or the items of a sequence.</summary>
internal sealed class DicomValue
{
    private readonly byte[] bytes;
    private readonly bool isBigEndian;

    public DicomValue(byte[] bytes, bool isBigEndian)
    {
        this.bytes = bytes;
        this.isBigEndian = isBigEndian;
        Items = [];
    }

    public DicomValue(IReadOnlyList<DicomDataset> items)
    {
        bytes = [];
        Items = items;
    }

    /// <summary>The value as stored.</summary>
    public ReadOnlySpan<byte> Bytes => bytes;

    /// <summary>The items of a sequence; empty for other values.</summary>
    public IReadOnlyList<DicomDataset> Items { get; }

    /// <summary>The first of possibly several texts, without padding; null when there is none.</summary>
    public string? Text()
    {
        // What is compared and parsed here is ASCII; other characters of patients' names and the like are not kept.
        string text = Encoding.ASCII.GetString(bytes);
        int end = text.IndexOf('\\', StringComparison.Ordinal);
        text = (end < 0 ? text : text[..end]).Trim(' ', '\0');
        return text.Length == 0 ? null : text;
    }

    /// <summary>The first of possibly several decimal texts (DS, IS); null when there is none or it is no finite number.</summary>
    public double? Decimal() =>
        double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : null;

    /// <summary>The whole number at a position of a binary value of 16 bits each (US, SS); null when the value is shorter.</summary>
    public int? Short(int position, bool isSigned)
    {
        if (bytes.Length < 2 * (position + 1)) return null;
        ReadOnlySpan<byte> two = bytes.AsSpan(2 * position);
        ushort value = isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(two) : BinaryPrimitives.ReadUInt16LittleEndian(two);
        return isSigned ? (short)value : value;
    }

    /// <summary>All numbers of a binary value of 16 bits each.</summary>
    public ushort[] Shorts()
    {
        ushort[] values = new ushort[bytes.Length / 2];
        for (int i = 0; i < values.Length; i++) values[i] = (ushort)Short(i, isSigned: false)!.Value;
        return values;
    }

    /// <summary>All numbers of a binary value of 64 bits each, which DICOM stores in little endian only where they occur.</summary>
    public ulong[] Longs()
    {
        ulong[] values = new ulong[bytes.Length / 8];
        for (int i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(8 * i));
        return values;
    }
}
