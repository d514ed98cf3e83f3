namespace MedScan.Exploration;

/// <summary>How often each grey level occurs in images at their own size, each pixel counting once.</summary>
public sealed record IntensitySummary
{
    private const int Levels = 256;

    private IntensitySummary(long[] histogram, UInt128 sum, UInt128 squares)
    {
        Histogram = histogram;
        Pixels = histogram.Sum();
        UInt128 count = (UInt128)Pixels;
        Mean = Pixels == 0 ? 0 : (double)sum / Pixels;
        StandardDeviation = Pixels == 0 ? 0 : Math.Sqrt((double)((count * squares) - (sum * sum))) / Pixels;
    }

    /// <summary>Pixels of each grey level, length 256.</summary>
    public IReadOnlyList<long> Histogram { get; }

    /// <summary>All pixels.</summary>
    public long Pixels { get; }

    /// <summary>Mean grey level, 0 to 255; 0 without pixels.</summary>
    public double Mean { get; }

    /// <summary>Population standard deviation of the grey levels.</summary>
    public double StandardDeviation { get; }

    /// <summary>The darkest level that occurs.</summary>
    public int Minimum => Percentile(0);

    /// <summary>The level that 5 % of the pixels are not above.</summary>
    public int Percentile5 => Percentile(0.05);

    /// <summary>The level that half of the pixels are not above.</summary>
    public int Median => Percentile(0.5);

    /// <summary>The level that 95 % of the pixels are not above.</summary>
    public int Percentile95 => Percentile(0.95);

    /// <summary>The brightest level that occurs.</summary>
    public int Maximum => Percentile(1);

    /// <summary>The lowest level that occurs and that at least a share of the pixels are not above (numpy's <c>inverted_cdf</c>).</summary>
    /// <param name="share">0 to 1.</param>
    /// <returns>0 to 255; 0 without pixels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is outside 0 to 1.</exception>
    public int Percentile(double share)
    {
        if (!(share is >= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "Expected a share from 0 to 1.");
        double wanted = Math.Max(1, share * Pixels);
        long seen = 0;
        for (int level = 0; level < Levels; level++)
        {
            seen += Histogram[level];
            if (seen >= wanted)
                return level;
        }

        return 0;
    }

    /// <summary>Describes counts that the caller does not change any more.</summary>
    internal static IntensitySummary Of(long[] histogram)
    {
        UInt128 sum = 0, squares = 0;
        for (int level = 0; level < Levels; level++)
        {
            sum += (UInt128)histogram[level] * (UInt128)level;
            squares += (UInt128)histogram[level] * (UInt128)(level * level);
        }

        return new IntensitySummary(histogram, sum, squares);
    }
}
