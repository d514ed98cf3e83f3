namespace MedScan.Exploration;

/// <summary>How numbers are spread.</summary>
public sealed record Distribution
{
    private Distribution()
    {
    }

    /// <summary>How many numbers.</summary>
    public required int Count { get; init; }

    /// <summary>The least.</summary>
    public required double Minimum { get; init; }

    /// <summary>A quarter is not above it; between two numbers it is interpolated, as in numpy and R (type 7).</summary>
    public required double LowerQuartile { get; init; }

    /// <summary>Half are not above it.</summary>
    public required double Median { get; init; }

    /// <summary>Three quarters are not above it.</summary>
    public required double UpperQuartile { get; init; }

    /// <summary>The greatest.</summary>
    public required double Maximum { get; init; }

    /// <summary>The arithmetic mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The population standard deviation.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>Describes numbers.</summary>
    /// <param name="values">At least one, all finite, in any order.</param>
    /// <exception cref="ArgumentException">There is none, or one is not finite.</exception>
    public static Distribution Of(IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count == 0)
            throw new ArgumentException("Expected at least one number, got none.", nameof(values));
        if (values.FirstOrDefault(value => !double.IsFinite(value), 0) is var wrong and not 0)
            throw new ArgumentException($"Expected finite numbers, got {wrong}.", nameof(values));
        // Sums are taken over the sorted numbers, so that the result does not depend on their order.
        double[] sorted = [.. values.Order()];
        double mean = sorted.Sum() / sorted.Length;
        return new Distribution
        {
            Count = sorted.Length,
            Minimum = sorted[0],
            LowerQuartile = Quantile(sorted, 0.25),
            Median = Quantile(sorted, 0.5),
            UpperQuartile = Quantile(sorted, 0.75),
            Maximum = sorted[^1],
            Mean = mean,
            StandardDeviation = Math.Sqrt(sorted.Sum(value => (value - mean) * (value - mean)) / sorted.Length),
        };
    }

    private static double Quantile(double[] sorted, double share)
    {
        double place = share * (sorted.Length - 1);
        int below = (int)place;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
