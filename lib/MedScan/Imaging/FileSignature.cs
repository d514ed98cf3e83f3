using System.Buffers.Binary;
using System.IO.Compression;

namespace MedScan.Imaging;

/// <summary>Recognises a file by its first bytes.</summary>
internal static class FileSignature
{
    /// <summary>Bytes that decide; more are not looked at.</summary>
    public const int Length = 512;

    private static readonly string[] JpegExtensions = [".jpg", ".jpeg", ".jpe", ".jfif"];
    private static readonly string[] PngExtensions = [".png"];
    private static readonly string[] DicomExtensions = [".dcm", ".dicom"];
    private static readonly string[] NiftiExtensions = [".nii", ".nii.gz"];

    /// <summary>The format, or null when the bytes are of none that is read.</summary>
    public static ImageFormat? Identify(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ImageFormat.Jpeg
        : start.StartsWith(PngSignature) ? ImageFormat.Png
        : IsDicom(start) ? ImageFormat.Dicom
        : IsNifti(start) ? ImageFormat.Nifti
        : null;

    /// <summary>The format that a file's extension promises, or null for an unknown extension.</summary>
    public static ImageFormat? FromExtension(string path) =>
        EndsWith(path, JpegExtensions) ? ImageFormat.Jpeg
        : EndsWith(path, PngExtensions) ? ImageFormat.Png
        : EndsWith(path, DicomExtensions) ? ImageFormat.Dicom
        : EndsWith(path, NiftiExtensions) ? ImageFormat.Nifti
        : null;

    /// <summary>Whether a file that promises no format may be DICOM: scanners and archives name files after their UID
    /// (<c>1.2.840.113619.2.55</c>), give them a number, or an extension of their own.</summary>
    public static bool MayBeDicom(string fileName)
    {
        string extension = Path.GetExtension(fileName);
        return extension.Length <= 1 || extension.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0
            || extension.Equals(".ima", StringComparison.OrdinalIgnoreCase) || extension.Equals(".dic", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether the bytes start with the preamble of a DICOM file (PS3.10, 7.1).</summary>
    public static bool IsDicom(ReadOnlySpan<byte> start) => start.Length >= 132 && start[128..132].SequenceEqual("DICM"u8);

    /// <summary>A known format that is not read here, by name, or null.</summary>
    public static string? NameOther(ReadOnlySpan<byte> start) =>
        start.StartsWith("GIF8"u8) ? "GIF"
        : start.StartsWith("BM"u8) ? "BMP"
        : start.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || start.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A]) ? "TIFF"
        : start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8) ? "WebP"
        : start.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50]) ? "JPEG 2000"
        : null;

    /// <summary>What a file that is no image seems to be, to help whoever looks for the cause; empty when nothing is known.</summary>
    public static string Guess(ReadOnlySpan<byte> start) =>
        start.StartsWith("version https://git-lfs"u8) ? "; it is a Git LFS pointer, fetch the data with 'git lfs pull'"
        : start.StartsWith("<!DOCTYPE"u8) || start.StartsWith("<!doctype"u8) || start.StartsWith("<html"u8) ? "; it is a web page, probably the answer to a failed download"
        : IsGzip(start) ? "; it is a gzip archive, unpack it first"
        : start.StartsWith("PK\x03\x04"u8) ? "; it is a ZIP archive, unpack it first"
        : start.Length >= 2 && start[0] == 0x08 && start[1] == 0x00 ? "; it may be DICOM without the preamble of a DICOM file, rewrite it with dcmconv or gdcmconv"
        : string.Empty;

    /// <summary>Whether the bytes are gzip's (RFC 1952).</summary>
    public static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    private static bool EndsWith(string path, string[] extensions) =>
        extensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    // The header's own length comes first, 348 or 540, in the byte order of the file.
    private static bool IsNifti(ReadOnlySpan<byte> start)
    {
        if (IsGzip(start)) start = Unpack(start.ToArray());
        if (start.Length < sizeof(int)) return false;
        int length = BinaryPrimitives.ReadInt32LittleEndian(start);
        return length is 348 or 540 || BinaryPrimitives.ReverseEndianness(length) is 348 or 540;
    }

    private static byte[] Unpack(byte[] start)
    {
        byte[] first = new byte[sizeof(int)];
        try
        {
            using var unpacked = new GZipStream(new MemoryStream(start), CompressionMode.Decompress);
            return first[..unpacked.ReadAtLeast(first, first.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return [];
        }
    }
}
