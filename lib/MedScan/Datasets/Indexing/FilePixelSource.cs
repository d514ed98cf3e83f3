using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>Files, each with one sample or, where it has several frames, one for each of those.</summary>
internal sealed class FilePixelSource(string root) : PixelSource
{
    internal override PixelImage Load(ImageSample sample, ImagePreprocessor preprocessor)
    {
        var reference = FrameReference.Find(Path.Combine(root, sample.Path));
        return preprocessor.Load(reference.Path, reference.Frame ?? 1, reference.Axis ?? SliceAxis.Axial);
    }

    internal override StoredImage Read(ImageSample sample, DecodeOptions options) => Read(Path.Combine(root, sample.Path), options);

    internal static StoredImage Read(string path, DecodeOptions options)
    {
        var reference = FrameReference.Find(path);
        return ReadFrame(reference.Path, options with { Frame = reference.Frame ?? 1, SliceAxis = reference.Axis ?? SliceAxis.Axial });
    }

    internal static StoredImage ReadFrame(string path, DecodeOptions options)
    {
        using var file = ImageFile.Open(path);
        (PixelImage pixels, ImageHeader header) = ImageDecoder.Decode(file, path, options);
        // The file's bytes belong to all of its frames.
        return new StoredImage(pixels, header, file.Length / header.Frames);
    }
}
