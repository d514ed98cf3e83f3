namespace MedScan.Charts.Scales;

/// <summary>From where to where an axis goes.</summary>
internal readonly record struct AxisRange(double Low, double High, AxisScale Scale)
{
    // The difference of two larger numbers would be infinite, the ratio of two smaller ones nothing.
    private const double Largest = 1e300;
    private const double Smallest = 1e-290;

    /// <summary>Covers the values; to ticks where nobody said otherwise.</summary>
    /// <param name="axis">What was asked for.</param>
    /// <param name="values">What is shown; only finite ones count, on a logarithmic axis only those above 0.</param>
    /// <param name="includeZero">Bars begin at 0 and so does their axis.</param>
    /// <param name="ticks">How many ticks have room: free ends go to the next tick; null = they are where the values end.</param>
    /// <param name="wholeNumbers">Whether values between whole numbers mean nothing.</param>
    public static AxisRange Of(Axis axis, IEnumerable<double> values, bool includeZero = false, int? ticks = null, bool wholeNumbers = false)
    {
        bool log = axis.Scale == AxisScale.Log;
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsFinite(value) && (!log || value > 0))
                (low, high) = (Math.Min(low, Bounded(value)), Math.Max(high, Bounded(value)));
        }

        if (low > high)
            (low, high) = log ? (1, 10) : (0, 1); // nothing to show
        if (!log && ticks is not null)
        {
            // Values that come near 0 are seen in proportion when 0 is there.
            if (low > 0 && (includeZero || low <= 0.4 * high))
                low = 0;
            if (high < 0 && (includeZero || high >= 0.4 * low))
                high = 0;
        }

        (low, high) = (Bounded(axis.Minimum ?? low), Bounded(axis.Maximum ?? high));
        if (log)
            (low, high) = (Math.Max(low, Smallest), Math.Max(high, Smallest));
        if (includeZero && low == 0 && high == 0)
            high = axis.Maximum is null ? 1 : high; // nothing but bars of no height
        // One value only, or values that are the same but for rounding, or ends on the wrong side of the data.
        if (high - low <= Math.Max(Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-12, Smallest))
        {
            double half = log ? 0 : Math.Max(Math.Abs(low) * 0.1, 0.5);
            (low, high) = (axis.Minimum is { } fixedLow ? (fixedLow, log ? fixedLow * 10 : fixedLow + (2 * half)) :
                axis.Maximum is { } fixedHigh ? (log ? fixedHigh / 10 : fixedHigh - (2 * half), fixedHigh) :
                log ? (low / 3, high * 3) : (low - half, high + half));
        }

        if (ticks is not { } count)
            return new AxisRange(low, high, axis.Scale);
        return log
            ? new AxisRange(axis.Minimum ?? Below(low), axis.Maximum ?? Above(high), AxisScale.Log)
            : ToTicks(axis, low, high, count, wholeNumbers);
    }

    /// <summary>The position of a value, 0 at the low and 1 at the high end; NaN where it has none.</summary>
    public double Position(double value) => Scale switch
    {
        AxisScale.Log when value <= 0 => double.NaN,
        AxisScale.Log => (Math.Log(value) - Math.Log(Low)) / (Math.Log(High) - Math.Log(Low)),
        _ => (Bounded(value) - Low) / (High - Low),
    };

    private static double Bounded(double value) => Math.Clamp(value, -Largest, Largest);

    /// <summary>Free ends go to the next tick. The longer range may need a larger step, to whose ticks it goes on.</summary>
    private static AxisRange ToTicks(Axis axis, double low, double high, int count, bool wholeNumbers)
    {
        double step = Ticks.Step(high - low, count, wholeNumbers);
        for (int round = 0; ; round++)
        {
            double first = axis.Minimum ?? Math.Floor((low / step) + 1e-9) * step, last = axis.Maximum ?? Math.Ceiling((high / step) - 1e-9) * step;
            double needed = Ticks.Step(last - first, count, wholeNumbers);
            if (needed <= step || round == 3)
                return new AxisRange(first, last, AxisScale.Linear);
            step = needed;
        }
    }

    // 1, 2 or 5 of the decade, so that a curve between 0.3 and 0.9 does not lie in a tenth of the height.
    private static double Below(double value)
    {
        double decade = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 5, 2, 1 }.Select(digit => digit * decade).First(end => end <= value * (1 + 1e-9));
    }

    private static double Above(double value)
    {
        double decade = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return new[] { 1, 2, 5, 10 }.Select(digit => digit * decade).First(end => end >= value * (1 - 1e-9));
    }
}
