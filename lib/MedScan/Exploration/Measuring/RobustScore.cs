namespace MedScan.Exploration.Measuring;

/// <summary>How far a value is from the median, in robust standard deviations; see <see cref="Outlier"/>.</summary>
internal sealed class RobustScore
{
    private const double NormalMad = 0.6745; // MAD of a standard normal distribution
    private const double NormalMeanDeviation = 1.253314; // 1 / its mean absolute deviation, sqrt(pi / 2)

    private readonly double perUnit;

    public RobustScore(IReadOnlyList<double> values)
    {
        Median = MedianOf(values);
        double[] deviations = [.. values.Select(value => Math.Abs(value - Median))];
        double mad = MedianOf(deviations);
        double mean = deviations.Order().Sum() / deviations.Length;
        perUnit = mad > 0 ? NormalMad / mad : mean > 0 ? 1 / (NormalMeanDeviation * mean) : 0;
    }

    public double Median { get; }

    public double Of(double value) => (value - Median) * perUnit;

    private static double MedianOf(IReadOnlyList<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
