namespace MedScan.Charts;

/// <summary>An image in a figure made by <see cref="Figure.Images(IReadOnlyList{ImageTile}, int)"/>.</summary>
public sealed record ImageTile
{
    /// <summary>Creates a tile.</summary>
    /// <param name="encoded">A whole PNG or JPEG file. It becomes part of the figure as it is: shrink it to what is worth showing.</param>
    /// <param name="caption">What is written below it, lines parted by <c>\n</c>; empty = nothing.</param>
    /// <exception cref="ArgumentException">It is no PNG and no JPEG file, or its header does not tell a size.</exception>
    public ImageTile(ReadOnlyMemory<byte> encoded, string caption = "")
    {
        ArgumentNullException.ThrowIfNull(caption);
        ImageHeader header = ImageHeader.Read(encoded.Span) ?? throw new ArgumentException(
            $"Expected a whole PNG or JPEG file, got {encoded.Length} bytes that begin with {Convert.ToHexString(encoded.Span[..Math.Min(8, encoded.Length)])}.",
            nameof(encoded));
        Encoded = encoded.ToArray();
        Caption = caption;
        (Width, Height, MediaType) = header;
    }

    /// <summary>A whole PNG or JPEG file.</summary>
    public ReadOnlyMemory<byte> Encoded { get; }

    /// <summary>What is written below the image; empty = nothing.</summary>
    public string Caption { get; }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; }

    /// <summary>What browsers call the format.</summary>
    internal string MediaType { get; }

    /// <summary>The file as an address that carries its content.</summary>
    internal string DataUri() => $"data:{MediaType};base64,{Convert.ToBase64String(Encoded.Span)}";
}
