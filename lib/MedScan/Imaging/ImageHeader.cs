namespace MedScan.Imaging;

/// <summary>What a file says about its image before any pixel is decoded.</summary>
public sealed record ImageHeader
{
    /// <summary>Columns of the upright image, that is after <see cref="Orientation"/> is applied.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the upright image, that is after <see cref="Orientation"/> is applied.</summary>
    public required int Height { get; init; }

    /// <summary>The format, by content.</summary>
    public required ImageFormat Format { get; init; }

    /// <summary>Channels of the stored image: 1 grey, 2 grey and alpha, 3 colour (also a palette), 4 colour and alpha, or CMYK.</summary>
    public required int Channels { get; init; }

    /// <summary>Bits in use per stored sample, or per palette index: 1, 2, 4, 8 or 16, in DICOM and NIfTI any number up to 64.</summary>
    public required int BitDepth { get; init; }

    /// <summary>EXIF orientation 1 to 8; 1, upright, where the file says nothing.</summary>
    public required int Orientation { get; init; }

    /// <summary>Frames of a DICOM file, or slices of a NIfTI volume along the axis it is cut; 1 for other formats.</summary>
    public int Frames { get; init; } = 1;

    /// <summary>Columns as stored.</summary>
    internal int StoredWidth => Orientation >= 5 ? Height : Width;

    /// <summary>Rows as stored.</summary>
    internal int StoredHeight => Orientation >= 5 ? Width : Height;

    /// <summary>Turns the stored sides into those of the upright image.</summary>
    internal static ImageHeader FromStored(ImageFormat format, int width, int height, int channels, int bitDepth, int orientation) => new()
    {
        Width = orientation >= 5 ? height : width,
        Height = orientation >= 5 ? width : height,
        Format = format,
        Channels = channels,
        BitDepth = bitDepth,
        Orientation = orientation,
    };
}
