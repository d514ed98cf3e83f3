using MedScan.Auditing;
using MedScan.Auditing.Findings;
using MedScan.Auditing.Reports;
using MedScan.Exploration.Reports;

namespace MedScan.Notebooks;

/// <summary>How notebooks show an audit: what was found how often, and how much of a split is known from an earlier one.</summary>
internal sealed class AuditFormatterSource
{
    private readonly IReadOnlyList<object> _formatters = Sheet.Formatters<AuditReport>(Read);

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static Sheet Read(AuditReport report)
    {
        Sheet sheet = new Sheet().Add($"{report.Name}: {SummaryText.Images(report.ImageCount)} ({FindingText.Splits(report)})");
        if (report.Findings.Count == 0)
            return sheet.Add("Nothing found: every file can be read, no picture occurs twice, none is unlike the rest.");
        sheet.Add(new TextTable(["Found", "Groups", "Images"], [.. report.Findings.Where(static finding => finding is not LeakageFinding).GroupBy(FindingText.Heading).Select(Row)]));
        if (report.HasLeakage)
            sheet.Add("Leakage: results on these images are too good, since an earlier split has the same picture.").Add(new TextTable(LeakageCount.Headers, [.. LeakageCount.Of(report).Select(static count => count.Row())]));
        return report.ComparedPictures ? sheet : sheet.Add("Near duplicates were not looked for.");
    }

    private static string[] Row(IGrouping<string, AuditFinding> section) =>
    [
        section.Key,
        section.First() is DuplicateFinding or LabelContradictionFinding ? SummaryText.Count(section.Count()) : "",
        SummaryText.Count(section.Sum(static finding => finding.Images.Count)),
    ];
}
