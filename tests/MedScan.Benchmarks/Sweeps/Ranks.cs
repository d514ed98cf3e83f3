using MathNet.Numerics.Distributions;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>What the order of values says.</summary>
internal static class Ranks
{
    /// <summary>The place of each value, from 1; equal values share the mean of their places.</summary>
    public static double[] Of(IReadOnlyList<double> values) =>
        [.. values.Select(v => 1 + values.Count(w => w < v) + (values.Count(w => w == v) - 1) / 2.0)];

    /// <summary>The middle of values, the mean of both where there are two.</summary>
    public static double Median(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>In which share of all pairs the first value is the smaller one, a tie counting one half.</summary>
    public static double ShareBelow(IReadOnlyList<double> first, IReadOnlyList<double> second) =>
        first.Average(a => second.Average(b => a < b ? 1 : a == b ? 0.5 : 0));

    /// <summary>How likely differences like those between two samples are if there is none, over several pairs of samples.</summary>
    /// <remarks>Wilcoxon's rank sum of each pair, their differences from the expectation added up (P. van Elteren, 1960); two-sided.</remarks>
    public static double PairsDiffer(IReadOnlyList<(double[] First, double[] Second)> pairs)
    {
        double difference = 0, variance = 0;
        foreach ((double[] first, double[] second) in pairs)
        {
            double n = first.Length, m = second.Length, all = n + m;
            double[] ranks = Of([.. first, .. second]);
            difference += (ranks[..first.Length].Sum() - n * (all + 1) / 2) / (all + 1);
            double ties = ranks.GroupBy(static r => r).Sum(static g => (double)g.Count() * g.Count() * g.Count() - g.Count());
            variance += n * m / 12 * (all + 1 - ties / (all * (all - 1))) / ((all + 1) * (all + 1));
        }
        return variance == 0 ? 1 : 2 * Normal.CDF(0, 1, -Math.Abs(difference) / Math.Sqrt(variance));
    }
}
