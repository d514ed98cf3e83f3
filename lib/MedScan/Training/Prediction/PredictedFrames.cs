using MedScan.Imaging;

namespace MedScan.Training.Prediction;

/// <summary>The images that a path means: itself, or each frame or slice of a scan of which none is named.</summary>
internal static class PredictedFrames
{
    /// <summary>One image of a file.</summary>
    /// <param name="Name">The path as it was given, with the frame where the file has several.</param>
    /// <param name="File">The file.</param>
    /// <param name="Frame">Counted from 1.</param>
    /// <param name="Axis">The way a volume is cut.</param>
    internal readonly record struct Image(string Name, string File, int Frame, SliceAxis Axis);

    /// <summary>A file that cannot be opened is one image, whose decoding says why.</summary>
    public static IEnumerable<Image> Of(string path, SliceAxis axis)
    {
        FrameReference reference = FrameReference.Find(path);
        if (reference.Frame is { } named) return [new Image(path, reference.Path, named, reference.Axis ?? axis)];
        return FramesOf(path, axis) is { } header
            ? Enumerable.Range(1, header.Frames).Select(frame => new Image(path + FrameReference.SuffixOf(header.Format, frame, axis), path, frame, axis))
            : [new Image(path, path, 1, axis)];
    }

    private static ImageHeader? FramesOf(string path, SliceAxis axis)
    {
        try
        {
            using var file = ImageFile.Open(path);
            if (!ImageDecoder.IsScan(ImageDecoder.FormatOf(file, path))) return null;
            ImageHeader header = ImageDecoder.ReadHeader(file, path, axis);
            return header.Frames > 1 || header.Format == ImageFormat.Nifti ? header : null;
        }
        catch (ImageReadException)
        {
            return null;
        }
    }
}
