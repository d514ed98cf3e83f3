namespace MedScan.Datasets;

/// <summary>Random changes to training images; each image of each epoch draws its own from the ranges given here.</summary>
/// <remarks>The geometric changes form one affine map about the image's centre (flip, zoom, shear, rotation, shift, in this order),
/// sampled bilinearly; what comes from outside the image takes the nearest edge value. Zero switches a change off.</remarks>
public sealed record AugmentationOptions
{
    /// <summary>No change at all.</summary>
    public static AugmentationOptions None { get; } = new();

    /// <summary>Probability of a mirror image, 0 to 1.</summary>
    public double HorizontalFlip { get; init; }

    /// <summary>Largest rotation to either side in degrees, 0 to 180.</summary>
    public double Rotation { get; init; }

    /// <summary>Largest shift along each axis as a share of the side, 0 to 1.</summary>
    public double Shift { get; init; }

    /// <summary>Largest change of size as a share: 0.1 scales by 0.9 to 1.1; 0 to 0.9.</summary>
    public double Zoom { get; init; }

    /// <summary>Largest horizontal shear to either side in degrees, 0 to 60.</summary>
    public double Shear { get; init; }

    /// <summary>Largest change of brightness as a share: 0.1 multiplies by 0.9 to 1.1; 0 to 1.</summary>
    public double Brightness { get; init; }

    /// <summary>Largest change of contrast as a share: 0.1 multiplies distances from the image's mean by 0.9 to 1.1; 0 to 1.</summary>
    public double Contrast { get; init; }

    /// <summary>Throws when a value is outside its range.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The message names the value and its range.</exception>
    internal void Validate()
    {
        Check(HorizontalFlip, 1, nameof(HorizontalFlip));
        Check(Rotation, 180, nameof(Rotation));
        Check(Shift, 1, nameof(Shift));
        Check(Zoom, 0.9, nameof(Zoom));
        Check(Shear, 60, nameof(Shear));
        Check(Brightness, 1, nameof(Brightness));
        Check(Contrast, 1, nameof(Contrast));
    }

    private static void Check(double value, double largest, string name)
    {
        if (!(value >= 0 && value <= largest))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"Expected a value from 0 to {largest}."));
    }
}
