namespace MedScan.Imaging.Nifti;

/// <summary>An open NIfTI file, cut into slices.</summary>
internal sealed class NiftiScan : Scan
{
    private const int Right = 0, Anterior = 1, Superior = 2;

    private readonly ByteSource source;
    private readonly NiftiHeader header;
    private readonly int rowWay;
    private readonly int columnWay;
    private readonly int sliceWay;

    private NiftiScan(ByteSource source, string name, SliceAxis axis)
    {
        this.source = source;
        Name = name;
        header = NiftiVolume.ReadHeader(source, name);
        // Radiologists look from the feet and from the front, at a profile from the left; the first of each row and column below.
        (sliceWay, columnWay, rowWay) = axis switch
        {
            SliceAxis.Axial => (Superior, Right, Anterior),
            SliceAxis.Coronal => (Anterior, Right, Superior),
            SliceAxis.Sagittal => (Right, Anterior, Superior),
            _ => throw new ArgumentOutOfRangeException(nameof(axis), axis, "Expected Axial, Coronal or Sagittal."),
        };
        bool isColour = header.Type == NiftiType.Rgb24;
        Header = new ImageHeader
        {
            Width = Side(columnWay),
            Height = Side(rowWay),
            Format = ImageFormat.Nifti,
            Channels = isColour ? 3 : 1,
            BitDepth = isColour ? 8 : 8 * header.VoxelBytes,
            Orientation = 1,
            Frames = Side(sliceWay),
        };
    }

    /// <inheritdoc/>
    public override ImageHeader Header { get; }

    /// <inheritdoc/>
    protected override string Name { get; }

    /// <summary>Opens a file; the source stays the caller's.</summary>
    /// <exception cref="ImageReadException">Its header is broken or of a kind that is not read.</exception>
    public static NiftiScan Open(ByteSource source, string name, SliceAxis axis) => new(source, name, axis);

    /// <inheritdoc/>
    protected override PixelImage DecodeFrame(int frame, IntensityWindow window, long maxPixels)
    {
        NiftiVolume volume = VolumeStore.Get(source, Name);
        // The file may have been replaced between two readings.
        if (!volume.Header.Sides.SequenceEqual(header.Sides) || volume.Header.Type != header.Type)
            throw new ImageReadException(Name, ImageFault.Corrupt, "the file changed while it was read");
        return header.Type == NiftiType.Rgb24 ? Colours(volume, frame) : Greys(volume, frame, Choose(volume, window));
    }

    private int Side(int way) => header.Sides[header.Orientation.Axes[way]];

    private PixelImage Greys(NiftiVolume volume, int frame, (double Low, double High) window)
    {
        byte[] pixels = new byte[Header.Width * Header.Height];
        double width = window.High - window.Low;
        foreach ((int pixel, int voxel) in Slice(frame))
        {
            // What is not a number is black.
            double level = width > 0 ? (volume.Value(voxel) - window.Low) / width * 255 : 0;
            pixels[pixel] = level >= 255 ? (byte)255 : level > 0 ? (byte)(level + 0.5) : (byte)0;
        }

        return new PixelImage(Header.Width, Header.Height, ColorMode.Grayscale, pixels);
    }

    private PixelImage Colours(NiftiVolume volume, int frame)
    {
        byte[] pixels = new byte[3 * Header.Width * Header.Height];
        foreach ((int pixel, int voxel) in Slice(frame)) volume.Colour(voxel).CopyTo(pixels.AsSpan(3 * pixel));
        return new PixelImage(Header.Width, Header.Height, ColorMode.Rgb, pixels);
    }

    private (double Low, double High) Choose(NiftiVolume volume, IntensityWindow window)
    {
        if (window.Center is { } center && window.Width is { } width) return (center - (width / 2), center + (width / 2));
        if (window == IntensityWindow.Full) return volume.Range;
        if (window == IntensityWindow.Auto) return volume.Percentiles;
        return double.IsFinite(header.DisplayMin) && double.IsFinite(header.DisplayMax) && header.DisplayMax > header.DisplayMin
            ? (header.DisplayMin, header.DisplayMax)
            : throw new ImageReadException(Name, ImageFault.Unsupported, "the file has no window of its own (cal_min, cal_max); choose auto, full, lung, mediastinum, brain or center/width");
    }

    // The voxel behind each pixel. Slices count towards the right, the front and the head; rows start at the head or the front,
    // columns at the patient's right, in a profile at the front.
    private IEnumerable<(int Pixel, int Voxel)> Slice(int frame)
    {
        long[] strides = [1, header.Sides[0], (long)header.Sides[0] * header.Sides[1]];
        (long slice, long sliceStep) = Walk(sliceWay, strides);
        (long row, long rowStep) = Walk(rowWay, strides);
        (long column, long columnStep) = Walk(columnWay, strides);
        long start = slice + (sliceStep * (frame - 1)) + row + (rowStep * (Header.Height - 1)) + column + (columnStep * (Header.Width - 1));
        int pixel = 0;
        for (int y = 0; y < Header.Height; y++)
        {
            for (int x = 0; x < Header.Width; x++) yield return (pixel++, (int)(start - (y * rowStep) - (x * columnStep)));
        }
    }

    // Where the way starts in the file's numbering, and how far its next voxel is.
    private (long Start, long Step) Walk(int way, long[] strides)
    {
        int axis = header.Orientation.Axes[way];
        return header.Orientation.IsReversed[way] ? ((header.Sides[axis] - 1) * strides[axis], -strides[axis]) : (0, strides[axis]);
    }
}
