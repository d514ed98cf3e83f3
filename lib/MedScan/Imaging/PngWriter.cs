using System.Buffers.Binary;
using System.IO.Compression;

namespace MedScan.Imaging;

/// <summary>Writes 8-bit grey or RGB PNG files. The same image gives the same bytes on the same runtime: no time stamps, no texts.</summary>
public static class PngWriter
{
    private const byte PaethFilter = 4;

    /// <summary>Writes an image to a file, replacing it.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="image">Any image.</param>
    /// <exception cref="MedScanException">The file cannot be written.</exception>
    public static void Write(string path, PixelImage image)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            File.WriteAllBytes(path, Encode(image));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MedScanException($"{path}: the image cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Encodes an image in memory.</summary>
    /// <param name="image">Any image.</param>
    /// <returns>A whole PNG file.</returns>
    public static byte[] Encode(PixelImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8; // bits per sample
        header[9] = image.Color == ColorMode.Rgb ? (byte)2 : (byte)0;
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(image));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(PixelImage image)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            int stride = image.Width * image.Channels;
            byte[] filtered = new byte[stride + 1];
            byte[] none = new byte[stride];
            ReadOnlySpan<byte> pixels = image.Pixels.Span;
            for (int y = 0; y < image.Height; y++)
            {
                ReadOnlySpan<byte> above = y == 0 ? none : pixels.Slice((y - 1) * stride, stride);
                Filter(pixels.Slice(y * stride, stride), above, image.Channels, filtered);
                zlib.Write(filtered);
            }
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
    }

    // Smooth images shrink best when each sample is written as its difference from the nearest of left, above and upper left.
    private static void Filter(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int channels, Span<byte> filtered)
    {
        filtered[0] = PaethFilter;
        for (int i = 0; i < row.Length; i++)
        {
            int left = i >= channels ? row[i - channels] : 0;
            int corner = i >= channels ? above[i - channels] : 0;
            filtered[i + 1] = (byte)(row[i] - Paeth(left, above[i], corner));
        }
    }

    private static int Paeth(int left, int above, int corner)
    {
        int estimate = left + above - corner;
        int toLeft = Math.Abs(estimate - left), toAbove = Math.Abs(estimate - above), toCorner = Math.Abs(estimate - corner);
        return toLeft <= toAbove && toLeft <= toCorner ? left : toAbove <= toCorner ? above : corner;
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Compute(type, data));
        file.Write(number);
    }
}
