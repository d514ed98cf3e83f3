using System.Globalization;
using MedScan.Auditing;
using MedScan.Auditing.Findings;
using MedScan.Auditing.Repair;
using MedScan.Auditing.Reports;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows an audit: counts first, then the files.</summary>
internal static class AuditView
{
    private const int ShownFiles = 8;

    /// <param name="report">What was found.</param>
    /// <param name="all">Whether all files are shown, not only the first of each kind.</param>
    /// <param name="console">Where it is shown.</param>
    public static void Write(AuditReport report, bool all, IAnsiConsole console)
    {
        console.WriteLine($"{report.Name}: {Count(report.ImageCount, "image")} ({FindingText.Splits(report)})");
        IGrouping<string, AuditFinding>[] sections = [.. report.Findings.GroupBy(FindingText.Heading)];
        if (sections.Length == 0)
        {
            console.WriteLine("Nothing found: every file can be read, no picture occurs twice, none is unlike the rest.");
            return;
        }

        console.Write(Counts(sections));
        if (report.HasLeakage)
        {
            console.WriteLine("Leakage: results on these images are too good, since an earlier split has the same picture.");
            console.Write(Leakage(report));
        }

        foreach (IGrouping<string, AuditFinding> section in sections)
            WriteFiles(section, all, console);
        if (!report.ComparedPictures)
            console.WriteLine("Near duplicates were not looked for (--no-near).");
    }

    /// <summary>What a clean split leaves out, by reason and split.</summary>
    public static void Write(CleanSplit clean, bool all, IAnsiConsole console)
    {
        console.WriteLine($"Left out of the clean split: {Count(clean.LeftOut.Count, "image")}; {clean.Dataset.Samples.Count} stay.");
        foreach (var reason in clean.LeftOut.GroupBy(image => image.Reason).OrderBy(same => same.Key))
        {
            string splits = string.Join(", ", reason.GroupBy(image => image.Image.Split).OrderBy(same => same.Key).Select(same => $"{same.Count()} {FindingText.Split(same.Key)}"));
            console.WriteLine();
            console.WriteLine($"{reason.Count()} because {FindingText.Reason(reason.Key)} ({splits})");
            WriteLines([.. reason.Select(image => image.Because is null ? new[] { image.Image.Path } : [image.Image.Path, image.Because])], "because of", all, console);
        }
    }

    private static Table Counts(IEnumerable<IGrouping<string, AuditFinding>> sections)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("Found").AddColumn(new TableColumn("Groups").RightAligned()).AddColumn(new TableColumn("Images").RightAligned());
        foreach (IGrouping<string, AuditFinding> section in sections.Where(section => section.First() is not LeakageFinding))
        {
            bool isGrouped = section.First() is DuplicateFinding or LabelContradictionFinding;
            table.AddRow(new Text(section.Key), new Text(isGrouped ? Number(section.Count()) : ""), new Text(Number(section.Sum(finding => finding.Images.Count))));
        }

        return table;
    }

    private static Table Leakage(AuditReport report)
    {
        Table table = new Table().Border(TableBorder.Simple);
        foreach (string header in LeakageCount.Headers)
            table.AddColumn(header == LeakageCount.Headers[0] ? new TableColumn(header) : new TableColumn(header).RightAligned());
        foreach (LeakageCount count in LeakageCount.Of(report))
            table.AddRow(count.Row().Select(cell => new Text(cell)));
        return table;
    }

    private static void WriteFiles(IGrouping<string, AuditFinding> section, bool all, IAnsiConsole console)
    {
        console.WriteLine();
        console.WriteLine(section.Key);
        if (FindingText.Explanation(section.First()) is { Length: > 0 } explanation)
            console.WriteLine($"  {explanation}");
        WriteLines([.. section.SelectMany(Lines)], "=", all, console);
    }

    // What stands in one line where there is room: the parts of it.
    private static IEnumerable<string[]> Lines(AuditFinding finding) => finding switch
    {
        LeakageFinding leak => leak.Images.Zip(leak.Twins, (image, twin) => new[] { image.Path, twin.Path }),
        LabelContradictionFinding => [[.. finding.Images.Select(image => $"{image.Path} ({image.Class})")]],
        DuplicateFinding => [[.. finding.Images.Select(image => image.Path)]],
        UnreadableFinding => finding.Images.Select(image => new[] { image.Note ?? image.Path }),
        _ => finding.Images.Select(image => new[] { $"{image.Path}: {image.Note}" }),
    };

    private static void WriteLines(IReadOnlyList<string[]> lines, string link, bool all, IAnsiConsole console)
    {
        string folder = CommonFolder(lines.SelectMany(parts => parts));
        if (folder.Length > 0)
            console.WriteLine($"  in {folder}");
        int shown = all ? lines.Count : Math.Min(lines.Count, ShownFiles);
        foreach (string[] parts in lines.Take(shown).Select(parts => parts.Select(part => part[folder.Length..]).ToArray()))
        {
            string line = $"  {string.Join($"  {link}  ", parts)}";
            console.WriteLine(line.Length < console.Profile.Width ? line : $"  {string.Join($"\n    {link} ", parts)}");
        }

        if (lines.Count > shown)
            console.WriteLine($"  and {lines.Count - shown} more (--all shows them)");
    }

    // A manifest may lie far from its images; then all its paths begin alike, with the way back.
    private static string CommonFolder(IEnumerable<string> paths)
    {
        string common = paths.Aggregate((shared, path) => shared[..shared.Zip(path).TakeWhile(pair => pair.First == pair.Second).Count()]);
        return common.StartsWith("../", StringComparison.Ordinal) ? common[..(common.LastIndexOf('/') + 1)] : "";
    }

    private static string Count(int count, string what) => $"{Number(count)} {what}{(count == 1 ? "" : "s")}";

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
