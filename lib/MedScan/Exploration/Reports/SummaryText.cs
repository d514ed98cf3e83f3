using System.Globalization;

namespace MedScan.Exploration.Reports;

/// <summary>A summary in words, the same in the terminal and in the report.</summary>
internal static class SummaryText
{
    private const int ShownSizes = 3;

    /// <summary>With thousands separated, as <c>3,264</c>.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As <c>1 image</c> or <c>3,264 images</c>.</summary>
    public static string Images(long count) => count == 1 ? "1 image" : $"{Count(count)} images";

    /// <summary>In the largest unit that leaves at least 1, as <c>91.8 MiB</c>.</summary>
    public static string Bytes(double bytes)
    {
        string[] units = ["bytes", "KiB", "MiB", "GiB", "TiB"];
        int unit = 0;
        for (; bytes >= 1024 && unit < units.Length - 1; unit++)
            bytes /= 1024;
        return $"{bytes.ToString(unit == 0 ? "0" : "0.0", CultureInfo.InvariantCulture)} {units[unit]}";
    }

    /// <summary>As <c>28 %</c>, below one percent as <c>0.3 %</c>.</summary>
    public static string Percent(double share) =>
        (100 * share).ToString(share is (> 0 and < 0.01) or (> 0.99 and < 1) ? "0.0" : "0", CultureInfo.InvariantCulture) + " %";

    /// <summary>Three significant digits, whole numbers whole.</summary>
    public static string Number(double value) => Math.Abs(value) >= 100
        ? value.ToString("0", CultureInfo.InvariantCulture)
        : value.ToString(Math.Abs(value) >= 10 ? "0.#" : "0.##", CultureInfo.InvariantCulture);

    /// <summary>Numbers one after the other, three decimals each.</summary>
    public static string Numbers(IEnumerable<double> values) => string.Join(", ", values.Select(value => value.ToString("0.000", CultureInfo.InvariantCulture)));

    /// <summary>The commonest sizes with their shares.</summary>
    public static string CommonSizes(SizeSummary sizes)
    {
        int images = sizes.Widths.Count;
        string shown = string.Join(", ", sizes.Sizes.Take(ShownSizes).Select(size => $"{size.Width} x {size.Height} ({Percent((double)size.Count / images)})"));
        int more = sizes.Sizes.Count - ShownSizes;
        return more > 0 ? $"{shown} and {Count(more)} other {(more == 1 ? "size" : "sizes")}" : shown;
    }

    /// <summary>From the least to the greatest, with the median where they differ.</summary>
    public static string Range(Distribution distribution, Func<double, string> number) => distribution.Minimum == distribution.Maximum
        ? number(distribution.Minimum)
        : $"{number(distribution.Minimum)} to {number(distribution.Maximum)} (median {number(distribution.Median)})";

    /// <summary>How the images are stored, the commonest way first.</summary>
    public static string ColorModes(DatasetSummary summary) => string.Join("; ", summary.ColorModes.Select(mode => $"{mode.Name}: {Count(mode.Count)}"));

    /// <summary>The types of files, the commonest first.</summary>
    public static string FileTypes(DatasetSummary summary) =>
        string.Join(", ", summary.FileTypes.Select(type => $"{type.Name} {Count(type.Count)} ({Bytes(type.Bytes)})"));

    /// <summary>How many outliers there are of each kind, as <c>dark 3, blurred 12</c>.</summary>
    public static string OutlierKinds(IEnumerable<Outlier> outliers) => string.Join(
        ", ", outliers.CountBy(outlier => outlier.Word).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}"));
}
