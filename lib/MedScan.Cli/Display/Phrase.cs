using System.Globalization;
using MedScan.Metrics;

namespace MedScan.Cli.Display;

/// <summary>Numbers for people.</summary>
internal static class Phrase
{
    /// <summary>Two units at most, as <c>2 h 5 min</c>, <c>3 min 20 s</c> or <c>8 s</c>.</summary>
    /// <param name="seconds">0 or more.</param>
    public static string Duration(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Round(seconds));
        return time.TotalHours >= 1 ? $"{(int)time.TotalHours} h {time.Minutes} min"
            : time.TotalMinutes >= 1 ? $"{time.Minutes} min {time.Seconds} s"
            : $"{time.Seconds} s";
    }

    /// <summary>Three decimals, with the interval where there is one, as <c>0.912 (0.880 to 0.941)</c>; a dash where undefined.</summary>
    public static string Estimate(Estimate estimate) => estimate switch
    {
        { Value: null } => "-",
        { Lower: { } lower, Upper: { } upper } => string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.000} ({lower:0.000} to {upper:0.000})"),
        _ => Number(estimate.Value.Value),
    };

    /// <summary>Three decimals.</summary>
    public static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
