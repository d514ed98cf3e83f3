using System.Globalization;

namespace MedScan.Charts.Scales;

/// <summary>Writes the values of ticks: as few digits as tell them apart.</summary>
internal static class TickLabel
{
    /// <summary>A value of an axis whose ticks are <paramref name="step"/> apart.</summary>
    public static string Linear(double value, double step)
    {
        if (Math.Abs(value) < step / 1000)
            return "0";
        // Of large numbers that differ little all digits are needed.
        bool alike = Math.Abs(value) < 1e15 && Math.Abs(value) >= 1 && step < 1e-4 * Math.Abs(value);
        if ((Math.Abs(value) >= 1e6 && !alike) || (step < 1e-5 && !alike))
            return Power(value, step);
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 9);
        // 2.5 apart needs a digit more than 2 apart.
        if (decimals < 9 && Math.Abs((step * Math.Pow(10, decimals)) - Math.Round(step * Math.Pow(10, decimals))) > 1e-6)
            decimals++;
        string text = value.ToString((Math.Abs(value) >= 10_000 ? "#,##0." : "0.") + new string('0', decimals), CultureInfo.InvariantCulture);
        return text.Replace('-', '\u2212');
    }

    /// <summary>A value of a logarithmic axis.</summary>
    public static string Logarithmic(double value) => value is >= 1e-4 and < 1e6
        ? value.ToString(value >= 10_000 ? "#,##0" : "0.######", CultureInfo.InvariantCulture)
        : Power(value, value);

    /// <summary>As 2.5×10⁶.</summary>
    private static string Power(double value, double step)
    {
        int exponent = (int)Math.Floor(Math.Log10(Math.Abs(value)) + 1e-12);
        double factor = value / Math.Pow(10, exponent);
        int decimals = Math.Clamp(exponent - (int)Math.Floor(Math.Log10(step) + 1e-9), 0, 6);
        string mantissa = factor.ToString("0." + new string('#', Math.Max(1, decimals)), CultureInfo.InvariantCulture).Replace('-', '\u2212');
        string power = string.Concat(exponent.ToString(CultureInfo.InvariantCulture).Select(Raised));
        return mantissa switch
        {
            "1" => $"10{power}",
            "\u22121" => $"\u221210{power}",
            _ => $"{mantissa}\u00d710{power}",
        };
    }

    private static char Raised(char digit) => digit switch
    {
        '-' => '\u207b',
        '1' => '\u00b9',
        '2' => '\u00b2',
        '3' => '\u00b3',
        _ => (char)('\u2070' + (digit - '0')),
    };
}
