namespace MedScan.Charts.Scales;

/// <summary>Chooses the values an axis marks: 1, 2, 2.5 or 5 times a power of ten apart.</summary>
internal static class Ticks
{
    /// <summary>About <paramref name="count"/> ticks inside a range.</summary>
    /// <param name="range">From where to where.</param>
    /// <param name="count">How many have room, at least 2.</param>
    /// <param name="wholeNumbers">Whether values between whole numbers mean nothing, as between epochs.</param>
    public static IReadOnlyList<Tick> In(AxisRange range, int count, bool wholeNumbers = false) =>
        range.Scale == AxisScale.Log ? Logarithmic(range, count) : Linear(range, Math.Max(2, count), wholeNumbers);

    /// <summary>The nearest step of 1, 2, 2.5 or 5 times a power of ten that is not smaller.</summary>
    public static double NiceStep(double roughly)
    {
        double power = Math.Pow(10, Math.Floor(Math.Log10(roughly)));
        double factor = roughly / power;
        return power * (factor <= 1 + 1e-9 ? 1 : factor <= 2 + 1e-9 ? 2 : factor <= 2.5 + 1e-9 ? 2.5 : factor <= 5 + 1e-9 ? 5 : 10);
    }

    /// <summary>How far ticks of a linear axis are apart.</summary>
    public static double Step(double length, int count, bool wholeNumbers)
    {
        double step = NiceStep(length / count);
        return wholeNumbers ? Math.Max(1, step is 2.5 ? 5 : step) : step;
    }

    private static Tick[] Linear(AxisRange range, int count, bool wholeNumbers)
    {
        Tick[] ticks = Apart(range, Step(range.High - range.Low, count, wholeNumbers));
        // One tick alone says nothing about the scale.
        return ticks.Length < 2 && !wholeNumbers && count < 8 ? Linear(range, count + 1, wholeNumbers) : ticks;
    }

    private static Tick[] Apart(AxisRange range, double step)
    {
        double slack = (range.High - range.Low) * 1e-9;
        long first = (long)Math.Ceiling((range.Low - slack) / step);
        long last = (long)Math.Floor((range.High + slack) / step);
        var ticks = new Tick[Math.Max(0, last - first + 1)];
        for (int index = 0; index < ticks.Length; index++)
        {
            double value = (first + index) * step;
            ticks[index] = new Tick(value, TickLabel.Linear(value, step));
        }

        return ticks;
    }

    private static Tick[] Logarithmic(AxisRange range, int count)
    {
        int first = (int)Math.Floor(Math.Log10(range.Low) + 1e-9), last = (int)Math.Floor(Math.Log10(range.High) + 1e-9);
        int decades = last - first + 1;
        double[] digits = decades * 3 <= count + 3 ? [1, 2, 5] : [1];
        int every = Math.Max(1, (int)Math.Ceiling(decades / (double)Math.Max(2, count)));
        Tick[] ticks =
        [
            .. Enumerable.Range(first, decades).Where(decade => (decade - first) % every == 0)
                .SelectMany(decade => digits.Select(digit => digit * Math.Pow(10, decade)))
                .Where(value => value >= range.Low * (1 - 1e-9) && value <= range.High * (1 + 1e-9))
                .Select(value => new Tick(value, TickLabel.Logarithmic(value))),
        ];
        // Within one step of the digits only even differences tell anything.
        return ticks.Length >= 2 ? ticks : Linear(range, Math.Max(2, count), wholeNumbers: false);
    }
}
