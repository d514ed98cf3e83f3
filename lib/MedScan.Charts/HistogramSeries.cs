namespace MedScan.Charts;

/// <summary>How many values lie in each of some bins that follow each other.</summary>
public sealed record HistogramSeries : Series
{
    /// <summary>Creates a histogram that was counted already.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="edges">Where the bins begin and, as the last one, where they end: ascending, one more than counts.</param>
    /// <param name="counts">What is in each bin: a count, a share or a density; NaN leaves a bin out.</param>
    /// <exception cref="ArgumentException">The lengths do not fit, or the edges do not ascend or are not finite.</exception>
    public HistogramSeries(string name, IReadOnlyList<double> edges, IReadOnlyList<double> counts)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(counts);
        Edges = HistogramBins.Checked(edges, nameof(edges));
        if (Edges.Count != counts.Count + 1)
            throw new ArgumentException($"Expected {Edges.Count - 1} counts for {Edges.Count} edges, got {counts.Count}.", nameof(counts));
        Counts = [.. counts];
    }

    /// <summary>Where the bins begin and, as the last one, where they end.</summary>
    public IReadOnlyList<double> Edges { get; }

    /// <summary>What is in each bin.</summary>
    public IReadOnlyList<double> Counts { get; }

    /// <summary>Counts values in bins of equal width.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="values">What is counted; NaN and infinities are left out.</param>
    /// <param name="bins">How many bins, at least 1; null = chosen by <see cref="HistogramBins.FreedmanDiaconis"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There would be no bin, or more than <see cref="HistogramBins.MostBins"/>.</exception>
    public static HistogramSeries Of(string name, IReadOnlyList<double> values, int? bins = null) =>
        Of(name, values, bins is { } count ? HistogramBins.OfEqualWidth(values, count) : HistogramBins.FreedmanDiaconis(values));

    /// <summary>Counts values in given bins, so that several histograms can be compared.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="values">What is counted. A value on an edge belongs to the bin above, one on the last edge to the last bin;
    /// values outside and NaN are left out.</param>
    /// <param name="edges">Ascending, at least two.</param>
    /// <exception cref="ArgumentException">The edges do not ascend or are not finite.</exception>
    public static HistogramSeries Of(string name, IReadOnlyList<double> values, IReadOnlyList<double> edges) =>
        new(name, edges, HistogramBins.Count(values, edges));
}
