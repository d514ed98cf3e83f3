using System.Text.Json;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Notebooks;

namespace MedScan.Exploration;

/// <summary>How unequal the classes are, and what can be done about it.</summary>
[TypeFormatterSource(typeof(BalanceFormatterSource))]
public sealed record ClassBalance
{
    /// <summary>The <c>beta</c> of the effective number where a caller names none.</summary>
    public const double DefaultBeta = 0.999;

    private ClassBalance(IReadOnlyList<string> classes, IReadOnlyList<int> counts)
    {
        Classes = classes;
        Counts = counts;
        Total = counts.Sum();
        int smallest = counts.Where(count => count > 0).Min();
        ImbalanceRatio = (double)counts.Max() / smallest;
        double[] shares = [.. counts.Where(count => count > 0).Select(count => (double)count / Total)];
        Entropy = -shares.Sum(share => share * Math.Log2(share));
        NormalizedEntropy = Entropy / Math.Log2(counts.Count);
        Recommendation = BalanceRecommendation.For(this);
    }

    /// <summary>Names of the classes, at least two.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Images of each class, in the order of <see cref="Classes"/>.</summary>
    public IReadOnlyList<int> Counts { get; }

    /// <summary>All images, at least one.</summary>
    public int Total { get; }

    /// <summary>Images of the largest class divided by those of the smallest that has any: 1 where all are equal.</summary>
    public double ImbalanceRatio { get; }

    /// <summary>Shannon's entropy of the classes' shares in bits: 0 where one class has everything, log2(classes) where all are equal.</summary>
    public double Entropy { get; }

    /// <summary><see cref="Entropy"/> divided by log2(classes): 0 to 1.</summary>
    public double NormalizedEntropy { get; }

    /// <summary>What to do, and why.</summary>
    public BalanceRecommendation Recommendation { get; }

    /// <summary>Describes counts.</summary>
    /// <param name="classes">Names of the classes, at least two.</param>
    /// <param name="counts">Images of each class, 0 or more, together at least one.</param>
    /// <exception cref="ArgumentException">The lengths differ, there is only one class, a count is negative or all are 0.</exception>
    public static ClassBalance FromCounts(IReadOnlyList<string> classes, IReadOnlyList<int> counts)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(counts);
        if (classes.Count != counts.Count)
            throw new ArgumentException($"Expected {classes.Count} counts, one per class, got {counts.Count}.", nameof(counts));
        if (classes.Count < 2)
            throw new ArgumentException($"Expected at least two classes, got {classes.Count}.", nameof(classes));
        if (counts.Any(count => count < 0) || counts.All(count => count == 0))
            throw new ArgumentException($"Expected counts of 0 or more, not all 0, got {string.Join(", ", counts)}.", nameof(counts));
        return new ClassBalance([.. classes], [.. counts]);
    }

    /// <summary>Counts the images of one split.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="split">A split that has images.</param>
    /// <exception cref="ArgumentException">The split has no images.</exception>
    public static ClassBalance Of(ImageDataset dataset, DataSplit split)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        IReadOnlyList<int> indices = dataset.IndicesOf(split);
        return indices.Count > 0
            ? Of(dataset, indices)
            : throw new ArgumentException($"Expected a split with images, but {dataset.Name} has none in {split}.", nameof(split));
    }

    /// <summary>Counts what would be trained on: the training split, or all images where the data set has none. (A validation split
    /// that is carved out of it later takes the same share of each class.)</summary>
    /// <param name="dataset">The data set.</param>
    public static ClassBalance OfTraining(ImageDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        IReadOnlyList<int> indices = dataset.IndicesOf(DataSplit.Train);
        return Of(dataset, indices.Count > 0 ? indices : [.. Enumerable.Range(0, dataset.Samples.Count)]);
    }

    /// <summary>Weight of each class by inverse frequency: N / (classes x class size), so that all classes weigh the same and an image
    /// weighs 1 on average.</summary>
    /// <remarks>scikit-learn's "balanced"; King and Zeng, Logistic regression in rare events data, Political Analysis 9(2), 2001.</remarks>
    /// <returns>In class order; 0 for a class without images.</returns>
    public IReadOnlyList<double> InverseFrequencyWeights() =>
        [.. Counts.Select(count => count == 0 ? 0 : (double)Total / ((double)Counts.Count * count))];

    /// <summary>Effective number of images of each class: (1 - beta^n) / (1 - beta). The n-th image adds less than the one before it,
    /// because it resembles those that are there; no class has more than 1 / (1 - beta).</summary>
    /// <remarks>Cui, Jia, Lin, Song and Belongie, Class-balanced loss based on effective number of samples, CVPR 2019.</remarks>
    /// <param name="beta">0 (every class counts as one image) to below 1 (where it approaches the number of images).</param>
    /// <exception cref="ArgumentOutOfRangeException">Beta is not in [0, 1).</exception>
    public IReadOnlyList<double> EffectiveNumbers(double beta = DefaultBeta)
    {
        if (!(beta is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(beta), beta, "Expected a beta from 0 to below 1.");
        return [.. Counts.Select(count => (1 - Math.Pow(beta, count)) / (1 - beta))];
    }

    /// <summary>Weight of each class by the inverse of its effective number, scaled so that an image weighs 1 on average.</summary>
    /// <param name="beta">See <see cref="EffectiveNumbers"/>.</param>
    /// <returns>In class order; 0 for a class without images.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Beta is not in [0, 1).</exception>
    public IReadOnlyList<double> EffectiveNumberWeights(double beta = DefaultBeta)
    {
        double[] inverse = [.. EffectiveNumbers(beta).Select(number => number > 0 ? 1 / number : 0)];
        double scale = Total / inverse.Zip(Counts, (weight, count) => weight * count).Sum();
        return [.. inverse.Select(weight => weight * scale)];
    }

    /// <summary>What one remedy would do, in numbers.</summary>
    /// <param name="kind">A remedy; <see cref="BalanceKind.Auto"/> is the recommended one.</param>
    /// <param name="batchSize">Images per step, at least 1.</param>
    /// <param name="beta">See <see cref="EffectiveNumbers"/>.</param>
    /// <param name="focalGamma">How strongly the focal loss turns away from what is recognised, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside its range.</exception>
    public BalanceRemedy Remedy(BalanceKind kind, int batchSize = 32, double beta = DefaultBeta, double focalGamma = 2) =>
        BalanceRemedy.Of(this, kind == BalanceKind.Auto ? Recommendation.Kind : kind, batchSize, beta, focalGamma);

    /// <summary>What each remedy would do, the doing of nothing first.</summary>
    /// <inheritdoc cref="Remedy"/>
    public IReadOnlyList<BalanceRemedy> Remedies(int batchSize = 32, double beta = DefaultBeta, double focalGamma = 2) =>
        [.. Enum.GetValues<BalanceKind>().Where(kind => kind != BalanceKind.Auto).Select(kind => Remedy(kind, batchSize, beta, focalGamma))];

    /// <summary>The balance for programs: indented JSON with the keys <c>balance</c> and <c>remedies</c>, in snake_case.</summary>
    /// <param name="remedies">Those of <see cref="Remedies"/>; null = with their defaults.</param>
    public string ToJson(IReadOnlyList<BalanceRemedy>? remedies = null) =>
        JsonSerializer.Serialize(new BalanceJson(this, remedies ?? Remedies()), ExplorationJson.Files.BalanceJson) + "\n";

    internal static ClassBalance Of(ImageDataset dataset, IReadOnlyList<int> indices)
    {
        var counts = new int[dataset.Classes.Count];
        foreach (int index in indices)
            counts[dataset.Samples[index].Label]++;
        return FromCounts(dataset.Classes, counts);
    }
}
