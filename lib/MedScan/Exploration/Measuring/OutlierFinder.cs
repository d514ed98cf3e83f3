namespace MedScan.Exploration.Measuring;

/// <summary>Finds images that are unlike the others.</summary>
internal static class OutlierFinder
{
    // Of fewer values, the median and the spread around it say too little.
    private const int SmallestGroup = 10;

    public static void EnsureThreshold(double threshold)
    {
        if (!(threshold > 0))
            throw new ArgumentOutOfRangeException(nameof(threshold), threshold, "Expected an outlier threshold above 0.");
    }

    public static IReadOnlyList<Outlier> Find(IReadOnlyList<ImageFacts> images, OutlierScope scope, double threshold)
    {
        EnsureThreshold(threshold);
        return
        [
            .. images.GroupBy(image => scope == OutlierScope.PerClass ? image.Label : 0)
                .Where(group => group.Count() >= SmallestGroup)
                .SelectMany(group => Enum.GetValues<ImageTrait>().SelectMany(trait => FindIn([.. group], trait, threshold)))
                .OrderByDescending(outlier => Math.Abs(outlier.Score))
                .ThenBy(outlier => outlier.Image.SampleIndex)
                .ThenBy(outlier => outlier.Trait),
        ];
    }

    private static IEnumerable<Outlier> FindIn(IReadOnlyList<ImageFacts> group, ImageTrait trait, double threshold)
    {
        var score = new RobustScore([.. group.Select(image => Scaled(image.Measure(trait), trait))]);
        double median = trait == ImageTrait.Sharpness ? Math.Pow(10, score.Median) - 1 : score.Median;
        return group
            .Select(image => new Outlier(image, trait, image.Measure(trait), median, score.Of(Scaled(image.Measure(trait), trait))))
            .Where(outlier => Math.Abs(outlier.Score) > threshold);
    }

    private static double Scaled(double value, ImageTrait trait) => trait == ImageTrait.Sharpness ? Math.Log10(1 + value) : value;
}
