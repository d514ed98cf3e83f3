namespace MedScan.Metrics;

/// <summary>95 % percentile bootstrap interval: the middle 95 % of a value over resamples drawn with replacement.</summary>
/// <remarks>
/// What is drawn are the independent units: whole groups (patients) where groups are known, else single samples. Slices of one
/// patient resemble each other, and drawing them singly would give intervals that are too narrow. Draws are not
/// stratified by class: how many samples of each class the test set holds is chance too. Efron and Tibshirani, "An Introduction to
/// the Bootstrap", 1993, chapters 8 and 13.
/// </remarks>
public static class BootstrapInterval
{
    /// <summary>The share of the distribution inside the interval.</summary>
    public const double Level = 0.95;

    private const double LargestUndefinedShare = 0.05;

    /// <summary>The interval of resampled values.</summary>
    /// <param name="values">One value per resample; null where the resample left it undefined, for instance without any sample of a rare class.</param>
    /// <returns>The 2.5 and 97.5 percentiles of the defined values, linearly interpolated. Null when more than 5 % are undefined,
    /// since the rest would be a selection, and when all values are equal: a test set without a single error does not prove that
    /// there are none, and an interval of no width would say so.</returns>
    /// <exception cref="ArgumentException">A value is NaN.</exception>
    public static (double Lower, double Upper)? FromResamples(IReadOnlyList<double?> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] defined = [.. values.Where(value => value.HasValue).Select(value => value!.Value)];
        if (defined.Any(double.IsNaN))
        {
            throw new ArgumentException("Expected null for undefined values, got NaN.", nameof(values));
        }

        Array.Sort(defined);
        return defined.Length == 0 || values.Count - defined.Length > LargestUndefinedShare * values.Count || defined[0] == defined[^1]
            ? null
            : (Quantile(defined, (1 - Level) / 2), Quantile(defined, (1 + Level) / 2));
    }

    private static double Quantile(double[] sorted, double share)
    {
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
