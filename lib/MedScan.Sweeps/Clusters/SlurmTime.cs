using System.Globalization;
using System.Text.RegularExpressions;

namespace MedScan.Sweeps.Clusters;

/// <summary>Times as Slurm writes them.</summary>
public static partial class SlurmTime
{
    /// <summary>Reads a time.</summary>
    /// <param name="text"><c>minutes</c>, <c>minutes:seconds</c>, <c>hours:minutes:seconds</c>, <c>days-hours</c>,
    /// <c>days-hours:minutes</c> or <c>days-hours:minutes:seconds</c>.</param>
    /// <returns>The time.</returns>
    /// <exception cref="FormatException">It is none of these.</exception>
    public static TimeSpan Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Match match = Form().Match(text);
        if (!match.Success)
            throw new FormatException($"Expected a time as Slurm writes it (90 for minutes, 2:00:00 for hours, 1-12 for days and hours), got '{text}'.");
        int[] parts = [.. match.Groups["part"].Captures.Select(static c => int.Parse(c.ValueSpan, CultureInfo.InvariantCulture))];
        if (match.Groups["days"].Success)
            return new TimeSpan(int.Parse(match.Groups["days"].ValueSpan, CultureInfo.InvariantCulture), parts[0], parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
        return parts switch
        {
            [var minutes] => TimeSpan.FromMinutes(minutes),
            [var minutes, var seconds] => new TimeSpan(0, minutes, seconds),
            _ => new TimeSpan(parts[0], parts[1], parts[2]),
        };
    }

    /// <summary>Writes a time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>As <c>2:00:00</c> or <c>1-12:00:00</c>.</returns>
    public static string Format(TimeSpan time) => time.Days > 0
        ? time.ToString(@"d\-hh\:mm\:ss", CultureInfo.InvariantCulture)
        : time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?<days>\d{1,4})-)?(?<part>\d{1,6})(?::(?<part>\d{1,2})){0,2}$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
