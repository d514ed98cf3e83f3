namespace MedScan.Screening;

/// <summary>Whether an image is of the kind that a network was trained on.</summary>
/// <param name="Distance">To the most similar training image, in standard deviations over all features; 0 for a training image itself.</param>
/// <param name="Threshold">Distance above which an image is refused.</param>
/// <param name="Differences">What makes the distance, the largest share first.</param>
public sealed record InputVerdict(double Distance, double Threshold, IReadOnlyList<FeatureDifference> Differences)
{
    // Two properties that make most of the distance say more than a list of seven.
    private const int NamedProperties = 2;

    /// <summary>Whether the image passes.</summary>
    public bool IsAccepted => Distance <= Threshold;

    /// <summary>One sentence for a person.</summary>
    public string Describe() => IsAccepted
        ? FormattableString.Invariant($"like the training images (distance {Distance:0.0}, limit {Threshold:0.0})")
        : FormattableString.Invariant(
            $"not an image of the kind that was trained on (distance {Distance:0.0}, limit {Threshold:0.0}); it differs most in {string.Join(" and ", Differences.Take(NamedProperties).Select(difference => difference.Property))}");
}
