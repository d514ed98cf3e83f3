namespace MedScan.Imaging;

/// <summary>JPEG and PNG files to 8-bit grey or RGB pixels, upright.</summary>
/// <remarks>
/// <para>For opaque images of 8 bits or less the samples equal those of Pillow's <c>convert("L")</c> and <c>convert("RGB")</c>.</para>
/// <para>Transparent pixels are blended over black, the background of a scan. (Pillow's <c>convert</c> drops the alpha channel and
/// shows whatever colour lies hidden under it.)</para>
/// <para>16-bit PNG samples are reduced to their high byte, without windowing: a 12-bit scan stored in 16 bits becomes dark,
/// rescale it first. (Pillow does the same for colour, but clips 16-bit grey at 255.)</para>
/// <para>Damage is an error, never a grey patch: a file that ends early, fails a checksum or makes its decoder warn is refused.
/// JPEG has no checksum, so damage that still decodes without a warning goes unnoticed there. Bytes after the end of the image
/// are ignored.</para>
/// <para>Loads no deep-learning library. Thread-safe.</para>
/// </remarks>
public static class ImageDecoder
{
    /// <summary>Whether a path ends in .jpg, .jpeg, .jpe, .jfif or .png, in any case.</summary>
    /// <param name="path">A file name; the file is not touched.</param>
    public static bool IsSupportedExtension(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FileSignature.FromExtension(path) is not null;
    }

    /// <summary>Reads a file's size, format and orientation without decoding its pixels.</summary>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <exception cref="ImageReadException">The file is missing, unreadable, not an image, or its header is broken.</exception>
    public static ImageHeader ReadHeader(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = FileBytes.Read(path);
        return ParseHeader(file.Span, path);
    }

    /// <summary>Decodes a file.</summary>
    /// <param name="path">A JPEG or PNG file.</param>
    /// <param name="options">Colour, pixel limit and smallest useful side; RGB at full size when null.</param>
    /// <exception cref="ImageReadException">The file cannot become an image; see <see cref="ImageFault"/>.</exception>
    public static PixelImage Decode(string path, DecodeOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = FileBytes.Read(path);
        return Decode(file.Span, path, options);
    }

    /// <summary>Decodes the bytes of a file that was read already.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">The file's name for messages; its extension, when it is one of an image, must match the content.</param>
    /// <param name="options">Colour, pixel limit and smallest useful side; RGB at full size when null.</param>
    /// <exception cref="ImageReadException">The bytes cannot become an image; see <see cref="ImageFault"/>.</exception>
    public static PixelImage Decode(ReadOnlySpan<byte> file, string name, DecodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        options ??= new DecodeOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxPixels, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.MinSide, nameof(options));
        ImageHeader header = ParseHeader(file, name);
        using PixelBuffer buffer = PixelReader.Read(file, name, header, options.Color, options.MaxPixels, PixelReader.Reduction(header, options.MinSide));
        return new PixelImage(buffer.Width, buffer.Height, options.Color, buffer.Samples.ToArray());
    }

    /// <summary>Recognises the format and reads the header.</summary>
    internal static ImageHeader ParseHeader(ReadOnlySpan<byte> file, string name)
    {
        if (file.IsEmpty) throw new ImageReadException(name, ImageFault.Empty, "the file is empty");
        ReadOnlySpan<byte> start = file[..Math.Min(file.Length, FileSignature.Length)];
        ImageFormat? content = FileSignature.Identify(start);
        string? found = content?.ToString().ToUpperInvariant() ?? FileSignature.NameOther(start);
        ImageFormat? promised = FileSignature.FromExtension(name);
        if (found is null)
            throw new ImageReadException(name, ImageFault.NotAnImage, $"the content is not an image{FileSignature.Guess(start)}");
        if (promised is not null && promised != content)
            throw new ImageReadException(name, ImageFault.WrongExtension, $"the name promises {promised.ToString()!.ToUpperInvariant()}, the content is {found}; rename or convert the file");
        return content switch
        {
            ImageFormat.Jpeg => JpegHeader.Parse(file, name),
            ImageFormat.Png => PngHeader.Parse(file, name),
            _ => throw new ImageReadException(name, ImageFault.Unsupported, $"{found} files are not read here, only JPEG and PNG; convert the file"),
        };
    }
}
