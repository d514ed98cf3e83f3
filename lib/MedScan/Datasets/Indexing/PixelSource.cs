using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>Where a data set's pixels come from.</summary>
internal abstract class PixelSource
{
    /// <summary>Decodes one sample to the working size; called from several threads at once.</summary>
    /// <exception cref="ImageReadException">The image cannot be decoded.</exception>
    internal abstract PixelImage Load(ImageSample sample, ImagePreprocessor preprocessor);

    /// <summary>Decodes one sample at its own size; called from several threads at once.</summary>
    /// <exception cref="ImageReadException">The image cannot be decoded.</exception>
    internal abstract StoredImage Read(ImageSample sample, DecodeOptions options);
}
