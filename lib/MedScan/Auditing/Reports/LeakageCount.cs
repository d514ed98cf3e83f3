using System.Globalization;
using MedScan.Auditing.Findings;
using MedScan.Datasets;

namespace MedScan.Auditing.Reports;

/// <summary>How many images of a split also occur in an earlier one, by kind.</summary>
internal sealed record LeakageCount(DataSplit Split, DataSplit Earlier, int Total, int[] PerKind)
{
    internal static IReadOnlyList<string> Headers { get; } = ["Images", "of", "same file", "same pixels", "nearly the same", "same group", "together"];

    internal static IReadOnlyList<LeakageCount> Of(AuditReport report) =>
    [
        .. report.Findings.OfType<LeakageFinding>()
            .GroupBy(leak => (leak.Split, leak.EarlierSplit))
            .Select(way => new LeakageCount(
                way.Key.Split,
                way.Key.EarlierSplit,
                report.Splits[way.Key.Split],
                [.. Enum.GetValues<DuplicateKind>().Select(kind => way.Where(leak => leak.Kind == kind).Sum(leak => leak.Images.Count))])),
    ];

    internal IReadOnlyList<string> Row() =>
    [
        $"{FindingText.Split(Split)} images that are in {FindingText.Split(Earlier)}",
        Number(Total),
        .. PerKind.Select(Number),
        string.Create(CultureInfo.InvariantCulture, $"{PerKind.Sum()} ({100.0 * PerKind.Sum() / Total:0.0} %)"),
    ];

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
