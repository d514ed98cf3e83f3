using System.Globalization;
using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>One row of an in-memory array per sample; a sample's path is <c>array/row</c>.</summary>
internal sealed class ArrayPixelSource(IReadOnlyDictionary<string, NpyArray> images) : PixelSource
{
    internal override PixelImage Load(ImageSample sample, ImagePreprocessor preprocessor) => preprocessor.Apply(Row(sample));

    internal override StoredImage Read(ImageSample sample, DecodeOptions options)
    {
        PixelImage image = Row(sample);
        PixelImage converted = image.Color == options.Color ? image : ColorConversion.Convert(image, options.Color);
        return new StoredImage(converted, null, image.Pixels.Length) { Channels = image.Channels };
    }

    private PixelImage Row(ImageSample sample)
    {
        int slash = sample.Path.LastIndexOf('/');
        NpyArray array = images[sample.Path[..slash]];
        int row = int.Parse(sample.Path.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture);
        ColorMode color = array.Shape.Count == 4 ? ColorMode.Rgb : ColorMode.Grayscale;
        return new PixelImage(array.Shape[2], array.Shape[1], color, array.Row(row).ToArray());
    }
}
