using System.Globalization;
using System.Text;

namespace MedScan.Datasets;

/// <summary>Images of a data set cannot be decoded.</summary>
public sealed class BadImagesException : MedScanException
{
    private const int ShownImages = 10;

    /// <summary>Creates the exception from all faulty images.</summary>
    /// <param name="images">The faulty images, at least one.</param>
    /// <param name="total">Images in the data set.</param>
    public BadImagesException(IReadOnlyList<SkippedImage> images, int total)
        : base(Describe(images, total)) => Images = images;

    /// <summary>All faulty images in sample order; the message shows the first ten.</summary>
    public IReadOnlyList<SkippedImage> Images { get; }

    private static string Describe(IReadOnlyList<SkippedImage> images, int total)
    {
        ArgumentNullException.ThrowIfNull(images);
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{images.Count} of {total} images cannot be used:");
        foreach (SkippedImage image in images.Take(ShownImages))
            text.Append("\n- ").Append(image.Reason);
        if (images.Count > ShownImages)
            text.Append(CultureInfo.InvariantCulture, $"\n- and {images.Count - ShownImages} more");
        text.Append(images.Count < total
            ? "\nMend or remove these files, or go on without them: data.on_bad_image=skip."
            : "\nNot one image is left. Mend these files.");
        return text.ToString();
    }
}
