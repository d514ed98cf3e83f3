using System.Globalization;

namespace MedScan.Benchmarks;

/// <summary>Pairs of times taken in turn; the ratio of each pair is what survives a noisy machine.</summary>
internal sealed class Comparison(string name)
{
    private readonly List<(double Ours, double Theirs)> pairs = [];

    public void Add(double ours, double theirs) => pairs.Add((ours, theirs));

    /// <param name="work">Units of work per time, such as images.</param>
    /// <param name="ours">Name of the first side.</param>
    /// <param name="theirs">Name of the second side.</param>
    public void Print(double work, string ours, string theirs) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-24} {ours} {Median(p => work / p.Ours),7:0.0}/s   {theirs} {Median(p => work / p.Theirs),7:0.0}/s   "
        + $"ratio {Median(p => p.Theirs / p.Ours):0.00} (of {pairs.Count} pairs, {pairs.Min(p => p.Theirs / p.Ours):0.00} to {pairs.Max(p => p.Theirs / p.Ours):0.00})"));

    private double Median(Func<(double Ours, double Theirs), double> value)
    {
        double[] sorted = [.. pairs.Select(value).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
