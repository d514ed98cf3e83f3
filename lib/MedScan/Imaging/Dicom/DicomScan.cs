namespace MedScan.Imaging.Dicom;

/// <summary>An open DICOM file with pixels.</summary>
internal sealed class DicomScan : Scan
{
    private readonly DicomFile file;
    private readonly FrameReader frames;
    private readonly PixelLayout layout;

    private DicomScan(DicomFile file, string name)
    {
        this.file = file;
        Name = name;
        if (file.Pixels is null)
            throw new ImageReadException(name, ImageFault.Unsupported, "the DICOM file holds no image: it is a report, a plan, a directory or the like");
        layout = PixelLayout.Of(file, name);
        frames = FrameReader.Open(file, layout, name);
        Header = new ImageHeader
        {
            Width = layout.Width,
            Height = layout.Height,
            Format = ImageFormat.Dicom,
            Channels = layout.Photometric is Photometric.Grey or Photometric.InvertedGrey ? 1 : 3,
            BitDepth = layout.Stored,
            Orientation = 1,
            Frames = layout.Frames,
        };
    }

    /// <inheritdoc/>
    public override ImageHeader Header { get; }

    /// <inheritdoc/>
    protected override string Name { get; }

    /// <summary>Opens a file whose preamble was checked; the source stays the caller's.</summary>
    /// <exception cref="ImageReadException">Its header is broken or of a kind that is not read.</exception>
    public static DicomScan Open(ByteSource source, string name) => new(DicomParser.Parse(source, name), name);

    /// <summary>Opens a file whose elements were read.</summary>
    /// <exception cref="ImageReadException">Its header is broken or of a kind that is not read.</exception>
    public static DicomScan Open(DicomFile file, string name) => new(file, name);

    /// <inheritdoc/>
    protected override PixelImage DecodeFrame(int frame, IntensityWindow window, long maxPixels)
    {
        RawFrame raw = frames.Read(frame);
        return raw.Layout.Photometric switch
        {
            Photometric.Grey or Photometric.InvertedGrey => GreyRendering.Render(raw, file.Elements, frame, window, Name),
            Photometric.Palette => ColourRendering.RenderPalette(raw, file.Elements, Name),
            _ => ColourRendering.Render(raw),
        };
    }
}
