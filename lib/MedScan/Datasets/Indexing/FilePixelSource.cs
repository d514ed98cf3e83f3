using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>One file per sample.</summary>
internal sealed class FilePixelSource(string root) : PixelSource
{
    internal override PixelImage Load(ImageSample sample, ImagePreprocessor preprocessor) =>
        preprocessor.Load(Path.Combine(root, sample.Path));
}
