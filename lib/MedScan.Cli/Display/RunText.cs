using System.Globalization;
using MedScan.Tracking;

namespace MedScan.Cli.Display;

/// <summary>Words and numbers of runs.</summary>
internal static class RunText
{
    private const int ShortIdLength = 8;

    /// <summary>The beginning of the id, enough for a person's runs.</summary>
    public static string ShortId(string id) => id.Length > ShortIdLength ? id[..ShortIdLength] : id;

    /// <summary>As FINISHED.</summary>
    public static string Status(RunStatus status) => status.ToString().ToUpperInvariant();

    /// <summary>Local time.</summary>
    public static string Time(DateTimeOffset? time) => time?.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";

    /// <summary>From start to end; empty while it goes on.</summary>
    public static string Duration(RunInfo run) => run is { StartTime: { } start, EndTime: { } end } ? Phrase.Duration((end - start).TotalSeconds) : "";

    /// <summary>Four significant digits, whole numbers as they are.</summary>
    public static string Number(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e9
        ? value.ToString("0", CultureInfo.InvariantCulture)
        : Math.Abs(value) is >= 0.001 and < 1e6
            ? value.ToString(Math.Abs(value) < 100 ? "0.0000" : "0.0", CultureInfo.InvariantCulture)
            : value.ToString("0.###e0", CultureInfo.InvariantCulture);

    /// <summary>A metric's name as a heading: a long one in two lines.</summary>
    public static string Heading(string metric)
    {
        const int longest = 14;
        int[] breaks = [.. Enumerable.Range(1, metric.Length - 1).Where(index => metric[index - 1] is '_' or '/' or '.')];
        if (metric.Length <= longest || breaks.Length == 0)
            return metric;
        int middle = breaks.MinBy(index => Math.Max(index, metric.Length - index));
        return $"{metric[..middle]}\n{metric[middle..]}";
    }

    /// <summary>Whether a metric is about the machine, not the result.</summary>
    public static bool IsOfTheMachine(string metric) => metric.StartsWith("system/", StringComparison.Ordinal);
}
