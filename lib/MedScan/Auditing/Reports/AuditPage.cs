using System.Globalization;
using MedScan.Auditing.Findings;
using MedScan.Charts;
using MedScan.Datasets;

namespace MedScan.Auditing.Reports;

/// <summary>An audit as a page with pictures, for people who judge whether what was found is right.</summary>
public static class AuditPage
{
    /// <summary>Groups of near duplicates that are shown with pictures unless another number is given.</summary>
    public const int DefaultGroups = 100;

    /// <summary>Writes one self-contained HTML file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <param name="dataset">The data set that was audited; its images are decoded again.</param>
    /// <param name="report">The audit.</param>
    /// <param name="groups">How many groups of near duplicates are shown with pictures: those that cross splits or labels first, then the
    /// least similar, which a person should look at most. The files of the others are listed.</param>
    /// <param name="replace">Whether a file that is there already may be replaced.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <exception cref="MedScanException">The file is there already, or cannot be written.</exception>
    public static async Task WriteAsync(
        string path,
        ImageDataset dataset,
        AuditReport report,
        int groups = DefaultGroups,
        bool replace = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentOutOfRangeException.ThrowIfNegative(groups);
        HtmlReport page = await Task.Run(() => Build(dataset, report, groups, cancellationToken), cancellationToken).ConfigureAwait(false);
        await OutputFile.WriteAsync(path, page.ToHtml(), replace, cancellationToken).ConfigureAwait(false);
    }

    private static HtmlReport Build(ImageDataset dataset, AuditReport report, int groups, CancellationToken cancellationToken)
    {
        PictureSheet sheet = new(dataset, cancellationToken);
        HtmlReport page = Leakage(Summary(report), report);
        page = Contradictions(page, report, sheet);
        page = NearDuplicates(page, report, sheet, groups);
        foreach (IGrouping<string, DuplicateFinding> same in report.Findings.OfType<DuplicateFinding>().Where(finding => finding.Kind != DuplicateKind.NearDuplicate).GroupBy(FindingText.Heading))
            page = page.WithHeading(same.Key).WithTable(["Images", "Files"], [.. same.Select(Files)]);
        foreach (AuditFinding finding in report.Findings.Where(finding => finding is not (DuplicateFinding or LeakageFinding or LabelContradictionFinding)))
        {
            page = page.WithHeading(FindingText.Heading(finding));
            page = FindingText.Explanation(finding) is { Length: > 0 } explanation ? page.WithText(explanation) : page;
            page = page.WithTable(["File", "What"], [.. finding.Images.Select(image => (IReadOnlyList<string>)[image.Path, image.Note ?? ""])]);
        }

        return page;
    }

    private static HtmlReport Summary(AuditReport report)
    {
        int In(Func<DuplicateFinding, bool> isWanted) => report.Findings.OfType<DuplicateFinding>().Where(isWanted).Sum(finding => finding.Images.Count);
        int leaked = report.LeakedImages(DataSplit.Test).Count + report.LeakedImages(DataSplit.Validation).Count;
        return new HtmlReport($"Audit of {report.Name}", FindingText.Splits(report)).WithFacts(
            new ReportFact("Images", Number(report.ImageCount)),
            new ReportFact("Leaked", Number(leaked), "validation and test images that also occur in an earlier split"),
            new ReportFact("Same file", Number(In(finding => finding.Kind == DuplicateKind.SameFile)), "images whose file occurs more than once"),
            new ReportFact("Same pixels", Number(In(finding => finding.Kind == DuplicateKind.SamePixels)), "images whose picture occurs in other files"),
            new ReportFact("Near duplicates", report.ComparedPictures ? Number(In(finding => finding.Kind == DuplicateKind.NearDuplicate)) : "not looked for", "images with a changed copy"),
            new ReportFact("Contradicting labels", Number(report.Findings.OfType<LabelContradictionFinding>().Sum(finding => finding.Images.Count)), "images whose picture carries another label elsewhere"));
    }

    private static HtmlReport Leakage(HtmlReport page, AuditReport report)
    {
        LeakageFinding[] leaks = [.. report.Findings.OfType<LeakageFinding>()];
        page = page.WithHeading("Leakage between splits");
        if (leaks.Length == 0)
            return page.WithText(report.Splits.Count > 1 ? "No image of a split occurs in an earlier one." : "The data set is not divided into splits.");
        page = page
            .WithWarning("Results on leaked images are too good: the network has seen these pictures. Keep images together by groups.csv, or write a clean manifest with --fix-split.")
            .WithTable(LeakageCount.Headers, [.. LeakageCount.Of(report).Select(count => count.Row())]);
        return page.WithTable(
            ["Leaked image", "repeats", "how"],
            [.. leaks.SelectMany(leak => leak.Images.Zip(leak.Twins, (image, twin) => (IReadOnlyList<string>)[image.Path, twin.Path, FindingText.Heading(leak.Kind)]))]);
    }

    private static HtmlReport Contradictions(HtmlReport page, AuditReport report, PictureSheet sheet)
    {
        LabelContradictionFinding[] findings = [.. report.Findings.OfType<LabelContradictionFinding>()];
        if (findings.Length == 0)
            return page;
        page = page.WithHeading("One picture under several labels").WithText(FindingText.Explanation(findings[0]));
        return findings.Aggregate(page, (longer, finding) => longer.WithFigure(sheet.Of(finding.Images, $"{FindingText.Heading(finding.Kind)}: {string.Join(" or ", finding.Images.Select(image => image.Class).Distinct())}")));
    }

    private static HtmlReport NearDuplicates(HtmlReport page, AuditReport report, PictureSheet sheet, int groups)
    {
        DuplicateFinding[] findings =
        [
            .. report.Findings.OfType<DuplicateFinding>().Where(finding => finding.Kind == DuplicateKind.NearDuplicate)
                .OrderByDescending(finding => Differ(finding, image => image.Class)).ThenByDescending(finding => Differ(finding, image => image.Split))
                .ThenBy(finding => finding.Pairs.Min(pair => pair.Similarity)),
        ];
        if (findings.Length == 0)
            return page;
        page = page.WithHeading("Near duplicates").WithText(
            "The same picture after it was encoded again, resized, brightened, cropped, shifted or mirrored. Similarity is the correlation of fine details "
            + "after one picture was laid on the other; 1 is equal. Groups that cross labels or splits come first, then the least similar.");
        page = findings.Take(groups).Aggregate(page, (longer, finding) => longer.WithFigure(sheet.Of(finding.Images, Title(finding))));
        return findings.Length <= groups ? page : page.WithSubheading("Further groups").WithTable(["Images", "Files"], [.. findings.Skip(groups).Select(Files)]);
    }

    private static string Title(DuplicateFinding finding)
    {
        string least = Similarity(finding.Pairs.Min(pair => pair.Similarity));
        string most = Similarity(finding.Pairs.Max(pair => pair.Similarity));
        string range = least == most ? least : $"{least} to {most}";
        string marks = string.Concat(
            Differ(finding, image => image.Split) ? ", across splits" : "",
            Differ(finding, image => image.Class) ? ", across labels" : "",
            finding.Pairs.Any(pair => pair.Mirrored) ? ", mirrored" : "");
        return $"{finding.Images.Count} images, similarity {range}{marks}";
    }

    private static bool Differ<T>(AuditFinding finding, Func<AuditedImage, T> property) => finding.Images.Select(property).Distinct().Skip(1).Any();

    private static IReadOnlyList<string> Files(AuditFinding finding) =>
        [Number(finding.Images.Count), string.Join("\n", finding.Images.Select(image => image.Path))];

    private static string Similarity(double value) => (Math.Floor(1000 * value) / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
