namespace MedScan.Experiments;

/// <summary>Section <c>augment</c>: random changes to training images, each drawn uniformly from its range. All are off by default.</summary>
/// <remarks>Whether a mirrored or rotated image is still plausible is a medical question: a mirrored chest X-ray shows situs inversus.</remarks>
public sealed record AugmentConfig
{
    /// <summary>Probability of mirroring left and right, 0 to 1. Key <c>horizontal_flip</c>.</summary>
    public double HorizontalFlip { get; init; }

    /// <summary>Largest rotation to either side in degrees, 0 to 180. Key <c>rotation</c>.</summary>
    public double Rotation { get; init; }

    /// <summary>Largest shift in each direction as a fraction of the side, 0 to 0.9. Key <c>shift</c>.</summary>
    public double Shift { get; init; }

    /// <summary>Largest zoom in or out as a fraction, 0 to 0.9: 0.1 draws scales from 0.9 to 1.1. Key <c>zoom</c>.</summary>
    public double Zoom { get; init; }

    /// <summary>Largest shear to either side in degrees, 0 to 60. Key <c>shear</c>.</summary>
    public double Shear { get; init; }

    /// <summary>Largest change of brightness as a fraction of full scale, 0 to 1. Key <c>brightness</c>.</summary>
    public double Brightness { get; init; }

    /// <summary>Largest change of contrast as a fraction, 0 to 1. Key <c>contrast</c>.</summary>
    public double Contrast { get; init; }
}
