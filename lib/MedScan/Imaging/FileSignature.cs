namespace MedScan.Imaging;

/// <summary>Recognises a file by its first bytes.</summary>
internal static class FileSignature
{
    /// <summary>Bytes that decide; more are not looked at.</summary>
    public const int Length = 512;

    private static readonly string[] JpegExtensions = [".jpg", ".jpeg", ".jpe", ".jfif"];
    private static readonly string[] PngExtensions = [".png"];

    /// <summary>The format, or null when the bytes are neither JPEG nor PNG.</summary>
    public static ImageFormat? Identify(ReadOnlySpan<byte> start) =>
        start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? ImageFormat.Jpeg
        : start.StartsWith(PngSignature) ? ImageFormat.Png
        : null;

    /// <summary>The format that a file's extension promises, or null for an unknown extension.</summary>
    public static ImageFormat? FromExtension(string path)
    {
        string extension = Path.GetExtension(path);
        return JpegExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? ImageFormat.Jpeg
            : PngExtensions.Contains(extension, StringComparer.OrdinalIgnoreCase) ? ImageFormat.Png
            : null;
    }

    /// <summary>A known format that is not read here, by name, or null.</summary>
    public static string? NameOther(ReadOnlySpan<byte> start) =>
        start.StartsWith("GIF8"u8) ? "GIF"
        : start.StartsWith("BM"u8) ? "BMP"
        : start.StartsWith((ReadOnlySpan<byte>)[0x49, 0x49, 0x2A, 0x00]) || start.StartsWith((ReadOnlySpan<byte>)[0x4D, 0x4D, 0x00, 0x2A]) ? "TIFF"
        : start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8) ? "WebP"
        : start.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50]) ? "JPEG 2000"
        : start.Length >= 132 && start[128..132].SequenceEqual("DICM"u8) ? "DICOM"
        : null;

    /// <summary>What a file that is no image seems to be, to help whoever looks for the cause; empty when nothing is known.</summary>
    public static string Guess(ReadOnlySpan<byte> start) =>
        start.StartsWith("version https://git-lfs"u8) ? "; it is a Git LFS pointer, fetch the data with 'git lfs pull'"
        : start.StartsWith("<!DOCTYPE"u8) || start.StartsWith("<!doctype"u8) || start.StartsWith("<html"u8) ? "; it is a web page, probably the answer to a failed download"
        : start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? "; it is a gzip archive, unpack it first"
        : start.StartsWith("PK\x03\x04"u8) ? "; it is a ZIP archive, unpack it first"
        : string.Empty;

    private static ReadOnlySpan<byte> PngSignature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
}
