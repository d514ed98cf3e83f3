namespace MedScan.Imaging;

/// <summary>JPEG, PNG, DICOM and NIfTI files to 8-bit grey or RGB pixels, upright.</summary>
/// <remarks>
/// <para>For opaque images of 8 bits or less the samples equal those of Pillow's <c>convert("L")</c> and <c>convert("RGB")</c>.</para>
/// <para>Transparent pixels are blended over black, the background of a scan. (Pillow's <c>convert</c> drops the alpha channel and
/// shows whatever colour lies hidden under it.)</para>
/// <para>16-bit PNG samples are reduced to their high byte, without windowing: a 12-bit scan stored in 16 bits becomes dark,
/// rescale it first. (Pillow does the same for colour, but clips 16-bit grey at 255.)</para>
/// <para>Of DICOM and NIfTI one frame or slice is decoded, as <see cref="DecodeOptions.Window"/> shows it. DICOM: rescale slope and
/// intercept or the modality lookup table, then the window by PS3.3, C.11.2.1.2; MONOCHROME1 is inverted, so that more is always brighter;
/// palettes and YBR become RGB. Overlays and annotations are not drawn. NIfTI: slope and intercept, then the window, turned as
/// <see cref="SliceAxis"/> says. Pixels that are not square in the patient stay as stored.</para>
/// <para>Damage is an error, never a grey patch: a file that ends early, fails a checksum or makes its decoder warn is refused.
/// JPEG has no checksum, so damage that still decodes without a warning goes unnoticed there. Bytes after the end of the image
/// are ignored.</para>
/// <para>Loads no deep-learning library. Thread-safe.</para>
/// </remarks>
public static class ImageDecoder
{
    /// <summary>Whether a path ends in .jpg, .jpeg, .jpe, .jfif, .png, .dcm, .dicom, .nii or .nii.gz, in any case.</summary>
    /// <param name="path">A file name; the file is not touched.</param>
    public static bool IsSupportedExtension(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FileSignature.FromExtension(path) is not null;
    }

    /// <summary>Reads a file's size, format and orientation without decoding its pixels.</summary>
    /// <param name="path">An image file.</param>
    /// <param name="axis">How a NIfTI volume is cut, which decides the sides and number of its slices.</param>
    /// <exception cref="ImageReadException">The file is missing, unreadable, not an image, or its header is broken.</exception>
    public static ImageHeader ReadHeader(string path, SliceAxis axis = SliceAxis.Axial)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = ImageFile.Open(path);
        return ReadHeader(file, path, axis);
    }

    /// <summary>Decodes a file.</summary>
    /// <param name="path">An image file.</param>
    /// <param name="options">Colour, pixel limit, frame and window; RGB at full size, the first frame, when null.</param>
    /// <exception cref="ImageReadException">The file cannot become an image; see <see cref="ImageFault"/>.</exception>
    public static PixelImage Decode(string path, DecodeOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = ImageFile.Open(path);
        return Decode(file, path, options ?? new DecodeOptions()).Pixels;
    }

    /// <summary>Decodes the bytes of a file that was read already.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="name">The file's name for messages; its extension, when it is one of an image, must match the content.</param>
    /// <param name="options">Colour, pixel limit, frame and window; RGB at full size, the first frame, when null.</param>
    /// <exception cref="ImageReadException">The bytes cannot become an image; see <see cref="ImageFault"/>.</exception>
    public static PixelImage Decode(ReadOnlySpan<byte> file, string name, DecodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        options ??= new DecodeOptions();
        ImageFormat format = FormatOf(file[..Math.Min(file.Length, FileSignature.Length)], name);
        return IsScan(format)
            ? DecodeScan(new MemoryByteSource(file.ToArray()), format, name, options).Pixels
            : DecodePicture(file, format, name, options).Pixels;
    }

    /// <summary>Decodes an open file, and gives its header too.</summary>
    internal static (PixelImage Pixels, ImageHeader Header) Decode(ByteSource file, string name, DecodeOptions options)
    {
        ImageFormat format = FormatOf(file, name);
        if (IsScan(format)) return DecodeScan(file, format, name, options);
        using var bytes = FileBytes.Read(file, name);
        return DecodePicture(bytes.Span, format, name, options);
    }

    /// <summary>Reads the header of an open file.</summary>
    internal static ImageHeader ReadHeader(ByteSource file, string name, SliceAxis axis)
    {
        ImageFormat format = FormatOf(file, name);
        if (IsScan(format))
        {
            using Scan scan = Scan.Open(file, format, name, axis);
            return scan.Header;
        }

        using var bytes = FileBytes.Read(file, name);
        return ParseHeader(bytes.Span, format, name);
    }

    /// <summary>Reads the header of a JPEG or PNG file.</summary>
    internal static ImageHeader ParseHeader(ReadOnlySpan<byte> file, ImageFormat format, string name) =>
        format == ImageFormat.Jpeg ? JpegHeader.Parse(file, name) : PngHeader.Parse(file, name);

    /// <summary>Whether a format holds measurements, that is more than pixels to look at.</summary>
    internal static bool IsScan(ImageFormat format) => format is ImageFormat.Dicom or ImageFormat.Nifti;

    /// <summary>Recognises the format of an open file.</summary>
    /// <exception cref="ImageReadException">Empty, NotAnImage, WrongExtension or Unsupported.</exception>
    internal static ImageFormat FormatOf(ByteSource file, string name)
    {
        Span<byte> start = stackalloc byte[FileSignature.Length];
        return FormatOf(start[..file.Read(0, start)], name);
    }

    /// <summary>Recognises the format by a file's first bytes.</summary>
    /// <exception cref="ImageReadException">Empty, NotAnImage, WrongExtension or Unsupported.</exception>
    internal static ImageFormat FormatOf(ReadOnlySpan<byte> start, string name)
    {
        if (start.IsEmpty) throw new ImageReadException(name, ImageFault.Empty, "the file is empty");
        ImageFormat? content = FileSignature.Identify(start);
        string? found = content is { } known ? ImageFormatName.Of(known) : FileSignature.NameOther(start);
        ImageFormat? promised = FileSignature.FromExtension(name);
        if (found is null)
            throw new ImageReadException(name, ImageFault.NotAnImage, $"the content is not an image{FileSignature.Guess(start)}");
        if (promised is not null && promised != content)
            throw new ImageReadException(name, ImageFault.WrongExtension, $"the name promises {ImageFormatName.Of(promised.Value)}, the content is {found}; rename or convert the file");
        return content ?? throw new ImageReadException(name, ImageFault.Unsupported, $"{found} files are not read here, only {ImageFormatName.All}; convert the file");
    }

    private static (PixelImage Pixels, ImageHeader Header) DecodePicture(ReadOnlySpan<byte> file, ImageFormat format, string name, DecodeOptions options)
    {
        Check(options);
        ImageHeader header = ParseHeader(file, format, name);
        if (options.Frame > 1)
            throw new ImageReadException(name, ImageFault.NoSuchFrame, $"frame {options.Frame} was asked for, the file has 1");
        using PixelBuffer buffer = PixelReader.Read(file, name, header, options.Color, options.MaxPixels, PixelReader.Reduction(header, options.MinSide));
        return (new PixelImage(buffer.Width, buffer.Height, options.Color, buffer.Samples.ToArray()), header);
    }

    private static (PixelImage Pixels, ImageHeader Header) DecodeScan(ByteSource file, ImageFormat format, string name, DecodeOptions options)
    {
        Check(options);
        using Scan scan = Scan.Open(file, format, name, options.SliceAxis);
        return (ColorConversion.Convert(scan.Decode(options.Frame, options.Window, options.MaxPixels), options.Color), scan.Header);
    }

    private static void Check(DecodeOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxPixels, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.MinSide, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Frame, 1, nameof(options));
        ArgumentNullException.ThrowIfNull(options.Window, nameof(options));
    }
}
