using System.Globalization;
using MedScan.Experiments;

namespace MedScan.Exploration;

/// <summary>What one way of treating unequal classes means for a training, in numbers. All lists are in class order.</summary>
public sealed record BalanceRemedy
{
    /// <summary>Which way; <c>train.balance</c> of an experiment.</summary>
    public required BalanceKind Kind { get; init; }

    /// <summary>Weight of an image of each class in the loss; 0 for a class without images. An image weighs 1 on average.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    /// <summary>Images of each class in an epoch, repeats included; an expectation where images are drawn by lot.</summary>
    public required IReadOnlyList<double> PerEpoch { get; init; }

    /// <summary>Expected images of each class in a batch.</summary>
    public required IReadOnlyList<double> PerBatch { get; init; }

    /// <summary>Share of each class in the sum of the loss's weights over an epoch, adding to 1.</summary>
    public required IReadOnlyList<double> LossShare { get; init; }

    /// <summary>How often each image of a class is shown in an epoch, on average; 0 for a class without images.</summary>
    public required IReadOnlyList<double> Repeats { get; init; }

    /// <summary>Images in an epoch, repeats included.</summary>
    public required int EpochLength { get; init; }

    /// <summary>What it does, in a sentence.</summary>
    public required string Effect { get; init; }

    internal static BalanceRemedy Of(ClassBalance balance, BalanceKind kind, int batchSize, double beta, double focalGamma)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (!(focalGamma >= 0))
            throw new ArgumentOutOfRangeException(nameof(focalGamma), focalGamma, "Expected a gamma of 0 or more.");
        int present = balance.Counts.Count(count => count > 0);
        double equal = (double)balance.Total / present;
        double[] perEpoch = kind switch
        {
            BalanceKind.BalancedSampling => [.. balance.Counts.Select(count => count > 0 ? equal : 0)],
            BalanceKind.Oversampling => [.. balance.Counts.Select(count => count > 0 ? balance.Counts.Max() : 0.0)],
            _ => [.. balance.Counts.Select(count => (double)count)],
        };
        IReadOnlyList<double> weights = kind switch
        {
            BalanceKind.ClassWeights => balance.InverseFrequencyWeights(),
            BalanceKind.EffectiveNumber => balance.EffectiveNumberWeights(beta),
            _ => [.. balance.Counts.Select(count => count > 0 ? 1.0 : 0)],
        };
        double length = perEpoch.Sum();
        double weight = weights.Zip(perEpoch, (one, count) => one * count).Sum();
        return new BalanceRemedy
        {
            Kind = kind,
            Weights = weights,
            PerEpoch = perEpoch,
            PerBatch = [.. perEpoch.Select(count => batchSize * count / length)],
            LossShare = [.. weights.Zip(perEpoch, (one, count) => one * count / weight)],
            Repeats = [.. perEpoch.Zip(balance.Counts, (shown, count) => count == 0 ? 0 : shown / count)],
            EpochLength = (int)Math.Round(length),
            Effect = EffectOf(kind, balance, beta, focalGamma, length),
        };
    }

    private static string EffectOf(BalanceKind kind, ClassBalance balance, double beta, double focalGamma, double length) => kind switch
    {
        BalanceKind.None => "each image once per epoch, each counting the same",
        BalanceKind.ClassWeights => "an image counts the more the fewer its class has; all classes weigh the same",
        BalanceKind.EffectiveNumber => Text($"as class weights, but gentler: with beta {beta:0.######} each further image of a class adds less than the one before"),
        BalanceKind.BalancedSampling => "each class equally often in an epoch of the same length; some images of large classes wait",
        BalanceKind.Oversampling => Text($"images of small classes repeat up to the largest class; the epoch is {length / balance.Total:0.0#} times as long"),
        BalanceKind.Focal => Text($"gamma {focalGamma:0.##}: an image recognised with probability 0.5 counts {Math.Pow(0.5, focalGamma):0.##}, with 0.9 {Math.Pow(0.1, focalGamma):0.####} of its loss; class sizes do not enter"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Expected a known remedy."),
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
