using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>Writes DICOM files for tests, in any of the four ways in which elements are written.</summary>
internal sealed class DicomWriter
{
    public const string Implicit = "1.2.840.10008.1.2";
    public const string Explicit = "1.2.840.10008.1.2.1";
    public const string Deflated = "1.2.840.10008.1.2.1.99";
    public const string BigEndian = "1.2.840.10008.1.2.2";
    public const string Rle = "1.2.840.10008.1.2.5";
    public const string Jpeg = "1.2.840.10008.1.2.4.50";
    public const string JpegLossless = "1.2.840.10008.1.2.4.70";
    public const string JpegLs = "1.2.840.10008.1.2.4.80";
    public const string Jpeg2000 = "1.2.840.10008.1.2.4.90";

    private readonly string syntax;
    private readonly SortedDictionary<uint, (string Type, Func<byte[]> Value, bool IsEndless)> elements = [];

    public DicomWriter(string syntax = Explicit) => this.syntax = syntax;

    private bool IsBigEndian => syntax == BigEndian;

    /// <summary>A grey image of 16 bits with its description.</summary>
    public static DicomWriter Grey(int width, int height, ReadOnlySpan<short> pixels, string syntax = Explicit)
    {
        ushort[] values = new ushort[pixels.Length];
        for (int i = 0; i < values.Length; i++) values[i] = (ushort)pixels[i];
        return new DicomWriter(syntax).Describe(width, height, bits: 16, isSigned: true).Numbers(0x7FE0_0010, "OW", values);
    }

    /// <summary>A grey image of 8 bits with its description.</summary>
    public static DicomWriter Grey(int width, int height, byte[] pixels, string syntax = Explicit) =>
        new DicomWriter(syntax).Describe(width, height, bits: 8).Bytes(0x7FE0_0010, "OB", pixels);

    public DicomWriter Describe(int width, int height, int bits, int samples = 1, string meaning = "MONOCHROME2", bool isSigned = false) => this
        .Text(0x0008_0060, "CS", "OT")
        .Numbers(0x0028_0002, "US", (ushort)samples).Text(0x0028_0004, "CS", meaning)
        .Numbers(0x0028_0010, "US", (ushort)height).Numbers(0x0028_0011, "US", (ushort)width)
        .Numbers(0x0028_0100, "US", (ushort)bits).Numbers(0x0028_0101, "US", (ushort)bits).Numbers(0x0028_0102, "US", (ushort)(bits - 1))
        .Numbers(0x0028_0103, "US", isSigned ? (ushort)1 : (ushort)0);

    public DicomWriter Text(uint tag, string type, string value) =>
        Bytes(tag, type, Encoding.Latin1.GetBytes(value.Length % 2 == 0 ? value : value + (type == "UI" ? "\0" : " ")));

    public DicomWriter Bytes(uint tag, string type, byte[] value)
    {
        elements[tag] = (type, () => value.Length % 2 == 0 ? value : [.. value, 0], false);
        return this;
    }

    /// <summary>Numbers of 16 bits.</summary>
    public DicomWriter Numbers(uint tag, string type, params ushort[] values)
    {
        elements[tag] = (type, () => [.. values.SelectMany(Short)], false);
        return this;
    }

    public DicomWriter Sequence(uint tag, params DicomWriter[] items) => Sequence(tag, isEndless: false, items);

    /// <summary>A sequence whose end is told by its length or by delimiters; items are written as this file is.</summary>
    public DicomWriter Sequence(uint tag, bool isEndless, params DicomWriter[] items)
    {
        elements[tag] = ("SQ", () => [.. items.SelectMany(item => Item(item.Body(syntax), isEndless)), .. isEndless ? Delimiter(0xFFFE_E0DD) : []], isEndless);
        return this;
    }

    /// <summary>Compressed pixels: a table of offsets that may be empty, then the fragments.</summary>
    public DicomWriter Fragments(byte[] table, params byte[][] fragments)
    {
        elements[0x7FE0_0010] = ("OB", () => [.. new[] { table }.Concat(fragments).SelectMany(Fragment), .. Delimiter(0xFFFE_E0DD)], true);
        return this;
    }

    public DicomWriter Remove(uint tag)
    {
        elements.Remove(tag);
        return this;
    }

    public byte[] ToArray()
    {
        byte[] meta = [.. new DicomWriter().Text(0x0002_0010, "UI", syntax).Body(Explicit)];
        byte[] body = [.. Body(syntax)];
        return [.. new byte[128], .. "DICM"u8, .. meta, .. syntax == Deflated ? Deflate(body) : body];
    }

    public string Write(string path)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, ToArray());
        return path;
    }

    private static byte[] Deflate(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal)) deflate.Write(body);
        return packed.ToArray();
    }

    private List<byte> Body(string outer)
    {
        bool isExplicit = outer != Implicit;
        var writer = new DicomWriter(outer);
        List<byte> bytes = [];
        foreach ((uint tag, (string type, Func<byte[]> value, bool isEndless)) in elements)
        {
            byte[] content = value();
            uint length = isEndless ? uint.MaxValue : (uint)content.Length;
            bytes.AddRange(writer.Tag(tag));
            if (isExplicit) bytes.AddRange(Encoding.ASCII.GetBytes(type));
            if (isExplicit && type is not ("OB" or "OW" or "SQ" or "UN" or "UT"))
            {
                bytes.AddRange(writer.Short((ushort)content.Length));
            }
            else
            {
                if (isExplicit) bytes.AddRange([0, 0]);
                bytes.AddRange(writer.Long(length));
            }

            bytes.AddRange(content);
        }

        return bytes;
    }

    private byte[] Item(List<byte> body, bool isEndless) =>
        [.. Tag(0xFFFE_E000), .. Long(isEndless ? uint.MaxValue : (uint)body.Count), .. body, .. isEndless ? Delimiter(0xFFFE_E00D) : []];

    private byte[] Fragment(byte[] content)
    {
        byte[] even = content.Length % 2 == 0 ? content : [.. content, 0];
        return [.. Tag(0xFFFE_E000), .. Long((uint)even.Length), .. even];
    }

    private byte[] Delimiter(uint tag) => [.. Tag(tag), 0, 0, 0, 0];

    private byte[] Tag(uint tag) => [.. Short((ushort)(tag >> 16)), .. Short((ushort)tag)];

    private byte[] Short(ushort value)
    {
        byte[] bytes = new byte[2];
        if (IsBigEndian) BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        else BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        return bytes;
    }

    private byte[] Long(uint value)
    {
        byte[] bytes = new byte[4];
        if (IsBigEndian) BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        else BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }
}
