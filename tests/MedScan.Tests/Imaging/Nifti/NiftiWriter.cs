using System.Buffers.Binary;
using System.IO.Compression;

namespace MedScan.Tests.Imaging.Nifti;

/// <summary>Writes NIfTI files for tests.</summary>
internal sealed record NiftiWriter
{
    public required int[] Sides { get; init; }

    public short Type { get; init; } = 4;

    public required byte[] Voxels { get; init; }

    public bool IsBigEndian { get; init; }

    public bool IsVersion2 { get; init; }

    public bool IsPacked { get; init; }

    public double Slope { get; init; }

    public double Intercept { get; init; }

    public double DisplayMin { get; init; }

    public double DisplayMax { get; init; }

    /// <summary>Three rows of four numbers; null when the matrix is not meant.</summary>
    public double[]? Matrix { get; init; }

    /// <summary>b, c, d and the factor of the last axis; null when the quaternion is not meant.</summary>
    public double[]? Quaternion { get; init; }

    /// <summary>Numbers of 16 bits in the byte order of the file.</summary>
    public static byte[] Shorts(IEnumerable<short> values, bool isBigEndian = false) => [.. values.SelectMany(value =>
    {
        byte[] bytes = new byte[2];
        if (isBigEndian) BinaryPrimitives.WriteInt16BigEndian(bytes, value);
        else BinaryPrimitives.WriteInt16LittleEndian(bytes, value);
        return bytes;
    })];

    public byte[] ToArray()
    {
        byte[] file = IsVersion2 ? Version2() : Version1();
        if (!IsPacked) return file;
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(file);
        return packed.ToArray();
    }

    public string Write(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, ToArray());
        return path;
    }

    private byte[] Version1()
    {
        byte[] header = new byte[352];
        Put(header, 0, 348);
        Put(header, 40, (short)Sides.Length);
        for (int i = 0; i < 7; i++) Put(header, 42 + (2 * i), (short)(i < Sides.Length ? Sides[i] : 1));
        Put(header, 70, Type);
        Put(header, 72, (short)(8 * Voxels.Length / Sides.Aggregate(1, (a, b) => a * b)));
        for (int i = 0; i < 4; i++) Put(header, 76 + (4 * i), i == 0 && Quaternion is not null ? (float)Quaternion[3] : 1f);
        Put(header, 108, 352f);
        Put(header, 112, (float)Slope);
        Put(header, 116, (float)Intercept);
        Put(header, 124, (float)DisplayMax);
        Put(header, 128, (float)DisplayMin);
        Put(header, 252, (short)(Quaternion is null ? 0 : 1));
        Put(header, 254, (short)(Matrix is null ? 0 : 1));
        for (int i = 0; i < 3 && Quaternion is not null; i++) Put(header, 256 + (4 * i), (float)Quaternion[i]);
        for (int i = 0; i < 12 && Matrix is not null; i++) Put(header, 280 + (4 * i), (float)Matrix[i]);
        "n+1\0"u8.CopyTo(header.AsSpan(344));
        return [.. header, .. Voxels];
    }

    private byte[] Version2()
    {
        byte[] header = new byte[544];
        Put(header, 0, 540);
        "n+2\0\r\n\x1A\n"u8.CopyTo(header.AsSpan(4));
        Put(header, 12, Type);
        Put(header, 16, (long)Sides.Length);
        for (int i = 0; i < 7; i++) Put(header, 24 + (8 * i), (long)(i < Sides.Length ? Sides[i] : 1));
        for (int i = 0; i < 4; i++) Put(header, 104 + (8 * i), i == 0 && Quaternion is not null ? Quaternion[3] : 1.0);
        Put(header, 168, 544L);
        Put(header, 176, Slope);
        Put(header, 184, Intercept);
        Put(header, 192, DisplayMax);
        Put(header, 200, DisplayMin);
        Put(header, 344, Quaternion is null ? 0 : 1);
        Put(header, 348, Matrix is null ? 0 : 1);
        for (int i = 0; i < 3 && Quaternion is not null; i++) Put(header, 352 + (8 * i), Quaternion[i]);
        for (int i = 0; i < 12 && Matrix is not null; i++) Put(header, 400 + (8 * i), Matrix[i]);
        return [.. header, .. Voxels];
    }

    private void Put(byte[] header, int offset, short value) => Put(header, offset, BitConverter.GetBytes(value));

    private void Put(byte[] header, int offset, int value) => Put(header, offset, BitConverter.GetBytes(value));

    private void Put(byte[] header, int offset, long value) => Put(header, offset, BitConverter.GetBytes(value));

    private void Put(byte[] header, int offset, float value) => Put(header, offset, BitConverter.GetBytes(value));

    private void Put(byte[] header, int offset, double value) => Put(header, offset, BitConverter.GetBytes(value));

    private void Put(byte[] header, int offset, byte[] littleEndian) =>
        (IsBigEndian ? [.. littleEndian.Reverse()] : littleEndian).CopyTo(header, offset);
}
