namespace MedScan.Screening;

/// <summary>Brings features to a common scale: in standard deviations of the training images.</summary>
/// <param name="Mean">Per feature.</param>
/// <param name="Deviation">Per feature, never below its floor.</param>
internal sealed record FeatureScale(IReadOnlyList<float> Mean, IReadOnlyList<float> Deviation)
{
    // A feature that hardly varies in training (a scan has no colour at all) must not turn the last bit of noise into a
    // reason for refusal. Sizes vary more between scanners than within one data set.
    private const float Floor = 0.02f;
    private const float SizeFloor = 0.5f;
    private const float AspectFloor = 0.25f;

    /// <summary>Learns the scale of at least one image.</summary>
    public static FeatureScale Of(IReadOnlyList<float[]> images)
    {
        var mean = new float[ImageFeatures.Count];
        var deviation = new float[ImageFeatures.Count];
        for (int feature = 0; feature < mean.Length; feature++)
        {
            double average = images.Average(image => (double)image[feature]);
            double variance = images.Average(image => (image[feature] - average) * (image[feature] - average));
            mean[feature] = (float)average;
            deviation[feature] = Math.Max(FloorOf(feature), (float)Math.Sqrt(variance));
        }

        return new FeatureScale(mean, deviation);
    }

    /// <summary>The image's features in standard deviations from the mean.</summary>
    public float[] Apply(float[] features)
    {
        var scaled = new float[features.Length];
        for (int i = 0; i < scaled.Length; i++)
            scaled[i] = (features[i] - Mean[i]) / Deviation[i];
        return scaled;
    }

    private static float FloorOf(int feature)
    {
        int size = ImageFeatures.Groups[^1].Start;
        return feature == size ? SizeFloor : feature == size + 1 ? AspectFloor : Floor;
    }
}
