namespace MedScan.Charts;

/// <summary>Chooses the bins of histograms and counts in them.</summary>
public static class HistogramBins
{
    /// <summary>More bins than this are never chosen and never asked for: they would be narrower than a pixel.</summary>
    public const int MostBins = 1000;

    /// <summary>Bins of equal width between the lowest and the highest value.</summary>
    /// <param name="values">What will be counted; NaN and infinities are left out.</param>
    /// <param name="bins">How many, 1 to <see cref="MostBins"/>.</param>
    /// <returns>Ascending edges, one more than bins. Without values from 0 to 1, around a single value half a unit to each side.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There would be no bin, or too many.</exception>
    public static IReadOnlyList<double> OfEqualWidth(IReadOnlyList<double> values, int bins)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (bins is < 1 or > MostBins)
            throw new ArgumentOutOfRangeException(nameof(bins), bins, $"Expected 1 to {MostBins} bins.");
        double[] finite = [.. values.Where(double.IsFinite)];
        (double low, double high) = finite.Length == 0 ? (0, 1) : (finite.Min(), finite.Max());
        if (low == high)
        {
            // Beside a large number half a unit would vanish in rounding.
            double half = Math.Max(0.5, Math.Abs(low) * 1e-6);
            (low, high) = (low - half, high + half);
        }

        // Weighted, since the difference of two huge numbers may be infinite; neighbouring numbers have no room for edges between them.
        return [.. Enumerable.Range(0, bins + 1).Select(index => (low * (1 - (index / (double)bins))) + (high * (index / (double)bins))).Order().Distinct()];
    }

    /// <summary>Bins of equal width 2 IQR / n^(1/3), the rule of Freedman and Diaconis, which an outlier does not upset. Where
    /// the quartiles are equal, log2(n) + 1 bins, the rule of Sturges.</summary>
    /// <remarks>Freedman and Diaconis, Zeitschrift für Wahrscheinlichkeitstheorie und verwandte Gebiete 57, 1981; Sturges,
    /// Journal of the American Statistical Association 21, 1926.</remarks>
    /// <param name="values">What will be counted; NaN and infinities are left out.</param>
    /// <returns>Ascending edges, at most 200 bins.</returns>
    public static IReadOnlyList<double> FreedmanDiaconis(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        const int mostChosen = 200;
        var box = BoxStatistics.Of(values);
        if (box.Count == 0)
            return OfEqualWidth(values, 1);
        // In halves, since the difference of two huge numbers may be infinite.
        double halfWidth = 2 * ((box.UpperQuartile / 2) - (box.LowerQuartile / 2)) / Math.Cbrt(box.Count);
        double bins = halfWidth > 0 ? Math.Ceiling(((box.Maximum / 2) - (box.Minimum / 2)) / halfWidth) : Math.Ceiling(Math.Log2(box.Count)) + 1;
        return OfEqualWidth(values, (int)Math.Clamp(bins, 1, mostChosen));
    }

    internal static double[] Checked(IReadOnlyList<double> edges, string parameter)
    {
        ArgumentNullException.ThrowIfNull(edges, parameter);
        if (edges.Count < 2 || edges.Zip(edges.Skip(1)).Any(pair => !(pair.First < pair.Second)) || !edges.All(double.IsFinite))
            throw new ArgumentException($"Expected at least two finite edges, each above the one before, got {string.Join(", ", edges.Take(20))}.", parameter);
        return [.. edges];
    }

    internal static double[] Count(IReadOnlyList<double> values, IReadOnlyList<double> edges)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = Checked(edges, nameof(edges));
        double[] counts = new double[sorted.Length - 1];
        foreach (double value in values)
        {
            if (!(value >= sorted[0] && value <= sorted[^1]))
                continue;
            int place = Array.BinarySearch(sorted, value);
            counts[Math.Min(place >= 0 ? place : ~place - 1, counts.Length - 1)]++;
        }

        return counts;
    }
}
