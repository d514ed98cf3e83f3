using MedScan.Imaging.Dicom;
using MedScan.Imaging.Nifti;

namespace MedScan.Imaging;

/// <summary>An open file that holds one or more frames of measurements: DICOM or NIfTI.</summary>
internal abstract class Scan : IDisposable
{
    /// <summary>What the file says of its frames.</summary>
    public abstract ImageHeader Header { get; }

    /// <summary>Opens a scan of a known format; the source stays the caller's.</summary>
    /// <param name="source">The file's bytes.</param>
    /// <param name="format">DICOM or NIfTI.</param>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="axis">How a NIfTI volume is cut.</param>
    /// <exception cref="ImageReadException">Its header is broken or of a kind that is not read.</exception>
    public static Scan Open(ByteSource source, ImageFormat format, string name, SliceAxis axis) =>
        format == ImageFormat.Dicom ? DicomScan.Open(source, name) : NiftiScan.Open(source, name, axis);

    /// <summary>Decodes one frame in its own colour.</summary>
    /// <param name="frame">Counted from 1.</param>
    /// <param name="window">What becomes black and white.</param>
    /// <param name="maxPixels">Width x height above which it is refused.</param>
    /// <exception cref="ImageReadException">The frame cannot become an image.</exception>
    public PixelImage Decode(int frame, IntensityWindow window, long maxPixels)
    {
        if (frame > Header.Frames)
            throw new ImageReadException(Name, ImageFault.NoSuchFrame, $"frame {frame} was asked for, the file has {Header.Frames}");
        if ((long)Header.Width * Header.Height > maxPixels)
            throw PixelReader.TooLarge(Name, Header, maxPixels);
        return DecodeFrame(frame, window, maxPixels);
    }

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }

    /// <summary>The file's name, for messages.</summary>
    protected abstract string Name { get; }

    /// <summary>Decodes a frame that exists and is not too large.</summary>
    protected abstract PixelImage DecodeFrame(int frame, IntensityWindow window, long maxPixels);
}
