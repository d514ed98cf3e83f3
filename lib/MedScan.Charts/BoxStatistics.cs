namespace MedScan.Charts;

/// <summary>What a box plot shows of some values.</summary>
/// <remarks>Tukey, Exploratory Data Analysis, 1977. Quartiles are interpolated linearly between the sorted values, at the places
/// 0.25 (n - 1), 0.5 (n - 1) and 0.75 (n - 1) counted from 0: definition 7 of Hyndman and Fan, The American Statistician 50,
/// 1996, which is also the default of NumPy and R.</remarks>
public sealed record BoxStatistics
{
    private BoxStatistics()
    {
    }

    /// <summary>How many finite values there were; with none, all other numbers are NaN.</summary>
    public int Count { get; private init; }

    /// <summary>The lowest value.</summary>
    public double Minimum { get; private init; } = double.NaN;

    /// <summary>The lowest value that is not more than 1.5 times the box below it: the end of the lower whisker.</summary>
    public double LowerWhisker { get; private init; } = double.NaN;

    /// <summary>A quarter of the values lies below.</summary>
    public double LowerQuartile { get; private init; } = double.NaN;

    /// <summary>Half of the values lie below.</summary>
    public double Median { get; private init; } = double.NaN;

    /// <summary>A quarter of the values lies above.</summary>
    public double UpperQuartile { get; private init; } = double.NaN;

    /// <summary>The highest value that is not more than 1.5 times the box above it: the end of the upper whisker.</summary>
    public double UpperWhisker { get; private init; } = double.NaN;

    /// <summary>The highest value.</summary>
    public double Maximum { get; private init; } = double.NaN;

    /// <summary>The values beyond the whiskers, ascending.</summary>
    public IReadOnlyList<double> Outliers { get; private init; } = [];

    /// <summary>Summarises values.</summary>
    /// <param name="values">In any order; NaN and infinities are left out.</param>
    public static BoxStatistics Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
            return new BoxStatistics();
        double lower = Quantile(sorted, 0.25), upper = Quantile(sorted, 0.75), reach = 1.5 * (upper - lower);
        return new BoxStatistics
        {
            Count = sorted.Length,
            Minimum = sorted[0],
            LowerWhisker = sorted.First(value => value >= lower - reach),
            LowerQuartile = lower,
            Median = Quantile(sorted, 0.5),
            UpperQuartile = upper,
            UpperWhisker = sorted.Last(value => value <= upper + reach),
            Maximum = sorted[^1],
            Outliers = [.. sorted.Where(value => value < lower - reach || value > upper + reach)],
        };
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        double part = place - below;
        // Weighted so that the difference of two huge numbers is never formed.
        return part == 0 ? sorted[below] : (sorted[below] * (1 - part)) + (sorted[below + 1] * part);
    }
}
