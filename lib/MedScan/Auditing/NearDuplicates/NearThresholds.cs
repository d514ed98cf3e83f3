namespace MedScan.Auditing.NearDuplicates;

/// <summary>What counts as the same picture. The numbers in the comments are those of the benchmark <c>near-duplicates</c> on 3,264 brain-MRI
/// slices, where pairs with different labels and neighbouring slices of one head show what is alike without being a copy.</summary>
internal sealed record NearThresholds
{
    /// <summary>Least cosine between the frequencies. 0.88 was the lowest of made copies, 99 of 100 reached 0.95.</summary>
    internal double Likeness { get; init; } = 0.85;

    /// <summary>Least correlation of grey values after alignment, which spares most candidates a closer look. Copies whose contrast was
    /// raised until it clipped came down to 0.93, all others to 0.98.</summary>
    internal double Values { get; init; } = 0.9;

    /// <summary>Least correlation of details after alignment. Of copies cropped by 5 % at all sides 99 of 100 reached 0.977, most others
    /// 0.99; different heads ended at 0.92, neighbouring slices of one head at 0.9747. All 127 pairs that were found in the
    /// published images are the same picture, as one sees side by side.</summary>
    internal double Details { get; init; } = 0.975;

    /// <summary>Least common part of the two pictures: a shift by 5 % along both axes leaves 0.90.</summary>
    internal double Overlap { get; init; } = 0.8;

    /// <summary>Largest ratio of the two aspect ratios: a crop of 10 % along one axis alone.</summary>
    internal double AspectRatio { get; init; } = 1.15;

    internal bool Accept(PairComparison comparison) => comparison.Details >= Details && comparison.Overlap >= Overlap;

    internal bool AcceptShapes(double left, double right) => left <= right * AspectRatio && right <= left * AspectRatio;
}
