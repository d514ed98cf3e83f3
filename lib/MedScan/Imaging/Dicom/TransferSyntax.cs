namespace MedScan.Imaging.Dicom;

/// <summary>How the elements of a file and its pixels are written (PS3.5, chapter 10).</summary>
/// <param name="Name">As a sentence names it.</param>
/// <param name="IsExplicit">Whether each element says its type.</param>
/// <param name="IsBigEndian">Byte order.</param>
/// <param name="IsDeflated">Whether everything after the file's own header is compressed.</param>
/// <param name="Pixels">How pixels are compressed.</param>
internal sealed record TransferSyntax(
    string Name, bool IsExplicit = true, bool IsBigEndian = false, bool IsDeflated = false, PixelCompression Pixels = PixelCompression.None)
{
    private const string Root = "1.2.840.10008.1.2";

    /// <summary>What a file has that does not say, and whose first element has no type.</summary>
    public static TransferSyntax ImplicitLittleEndian { get; } = new("implicit little endian", IsExplicit: false);

    /// <summary>What a file has that does not say, and whose first element has a type.</summary>
    public static TransferSyntax ExplicitLittleEndian { get; } = new("explicit little endian");

    /// <summary>The syntax of a unique identifier; null for one that is not known.</summary>
    public static TransferSyntax? Find(string uid) => uid switch
    {
        Root => ImplicitLittleEndian,
        Root + ".1" => ExplicitLittleEndian,
        Root + ".1.99" => new("deflated explicit little endian", IsDeflated: true),
        Root + ".2" => new("explicit big endian", IsBigEndian: true),
        Root + ".5" => new("RLE", Pixels: PixelCompression.Rle),
        // The streams say themselves which of JPEG's kinds they are, and files are known that contradict theirs.
        Root + ".4.50" or Root + ".4.51" or Root + ".4.53" or Root + ".4.55" or Root + ".4.57" or Root + ".4.70"
            => new("JPEG", Pixels: PixelCompression.Codestream),
        Root + ".4.80" or Root + ".4.81" => new("JPEG-LS", Pixels: PixelCompression.Codestream),
        Root + ".4.90" or Root + ".4.91" or Root + ".4.92" or Root + ".4.93" => new("JPEG 2000", Pixels: PixelCompression.Codestream),
        Root + ".4.94" or Root + ".4.95" => new("JPIP, whose pixels lie on a server", Pixels: PixelCompression.NotRead),
        Root + ".4.100" or Root + ".4.100.1" or Root + ".4.101" or Root + ".4.101.1" => new("MPEG-2 video", Pixels: PixelCompression.NotRead),
        _ when uid.StartsWith(Root + ".4.10", StringComparison.Ordinal) => new("MPEG-4 or HEVC video", Pixels: PixelCompression.NotRead),
        Root + ".4.110" or Root + ".4.111" or Root + ".4.112" => new("JPEG XL", Pixels: PixelCompression.NotRead),
        Root + ".4.201" or Root + ".4.202" or Root + ".4.203" or Root + ".4.204" or Root + ".4.205"
            => new("High-Throughput JPEG 2000", Pixels: PixelCompression.NotRead),
        _ => null,
    };
}
