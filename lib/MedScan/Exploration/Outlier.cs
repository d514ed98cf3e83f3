namespace MedScan.Exploration;

/// <summary>An image that is unlike the others in one trait.</summary>
/// <remarks>The score is 0.6745 (x - median) / MAD, where MAD is the median absolute deviation from the median (Iglewicz and
/// Hoaglin, How to Detect and Handle Outliers, ASQC 1993, who call more than 3.5 an outlier). Where more than half of the values are
/// equal, and MAD is therefore 0, it is (x - median) / (1.2533 x mean absolute deviation). Sharpness, whose values span powers of ten,
/// is scored as log10(1 + sharpness). Groups of fewer than ten images are not judged. An outlier is something to look at, not a fault.</remarks>
/// <param name="Image">The image.</param>
/// <param name="Trait">In what it is unlike the others.</param>
/// <param name="Value">Its value, in the unit of <see cref="ImageFacts"/>.</param>
/// <param name="Median">The median of the images it was compared with.</param>
/// <param name="Score">The robust score; below 0 where the value is below the median.</param>
public sealed record Outlier(ImageFacts Image, ImageTrait Trait, double Value, double Median, double Score)
{
    /// <summary>In a word: dark, bright, flat, harsh, blurred or busy.</summary>
    public string Word => (Trait, Score > 0) switch
    {
        (ImageTrait.Brightness, true) => "bright",
        (ImageTrait.Brightness, false) => "dark",
        (ImageTrait.Contrast, true) => "harsh",
        (ImageTrait.Contrast, false) => "flat",
        (_, true) => "busy",
        _ => "blurred",
    };
}
