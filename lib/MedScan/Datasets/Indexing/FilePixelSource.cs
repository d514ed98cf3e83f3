using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>One file per sample.</summary>
internal sealed class FilePixelSource(string root) : PixelSource
{
    internal override PixelImage Load(ImageSample sample, ImagePreprocessor preprocessor) =>
        preprocessor.Load(Path.Combine(root, sample.Path));

    internal override StoredImage Read(ImageSample sample, DecodeOptions options) => Read(Path.Combine(root, sample.Path), options);

    internal static StoredImage Read(string path, DecodeOptions options)
    {
        using var file = FileBytes.Read(path);
        return new StoredImage(ImageDecoder.Decode(file.Span, path, options), ImageDecoder.ParseHeader(file.Span, path), file.Span.Length);
    }
}
