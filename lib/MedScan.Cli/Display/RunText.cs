using System.Globalization;
using System.Text;
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

    /// <summary>A metric's or parameter's name as a heading: a long one in several lines, cut after <c>_</c>, <c>/</c> and <c>.</c>.</summary>
    /// <param name="name">The name.</param>
    /// <param name="longest">How long a line is to be at most, where the name can be cut.</param>
    public static string Heading(string name, int longest = 14)
    {
        StringBuilder heading = new();
        int line = 0;
        for (int start = 0, end; start < name.Length; start = end)
        {
            int cut = name.AsSpan(start).IndexOfAny("_/.");
            end = cut < 0 ? name.Length : start + cut + 1;
            if (line > 0 && line + (end - start) > longest)
            {
                heading.Append('\n');
                line = 0;
            }
            heading.Append(name, start, end - start);
            line += end - start;
        }
        return heading.ToString();
    }

    /// <summary>Whether a metric is about the machine, not the result.</summary>
    public static bool IsOfTheMachine(string metric) => metric.StartsWith("system/", StringComparison.Ordinal);
}
