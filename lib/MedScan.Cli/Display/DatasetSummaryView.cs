using System.Globalization;
using MedScan.Datasets;
using MedScan.Exploration;
using MedScan.Exploration.Reports;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MedScan.Cli.Display;

/// <summary>Shows what is in a data set.</summary>
internal static class DatasetSummaryView
{
    private const int ShownOutliersOfAKind = 3;
    private const int ShownUnreadable = 10;

    public static void Write(DatasetSummary summary, SummaryOptions options, IAnsiConsole console)
    {
        console.WriteLine($"{summary.Name}: {SummaryText.Images(summary.Count)} in {summary.Classes.Count} classes, {SummaryText.Bytes(summary.Bytes)}");
        console.WriteLine(summary.Root);
        console.Write(Counts(summary));
        console.Write(Facts(summary, options));
        console.WriteLine();
        console.WriteLine("Grey levels, 0 to 255, of all pixels of a class");
        console.Write(Intensities(summary));
        console.WriteLine(summary.Splits.Any(split => split.Split == DataSplit.Train) ? "Balance of the training images" : "Balance of the classes");
        BalanceView.Write(summary.Balance, console);
        console.WriteLine();
        WriteOutliers(summary, options, console);
        WriteUnreadable(summary, console);
    }

    private static Table Counts(DatasetSummary summary)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("Class");
        foreach (SplitSummary split in summary.Splits.Where(split => split.Split != DataSplit.Unassigned || summary.Splits.Count > 1))
            table.AddColumn(new TableColumn(split.Split.ToString()).RightAligned());
        table.AddColumn(new TableColumn("All").RightAligned()).AddColumn(new TableColumn("Share").RightAligned());
        foreach ((int label, ClassSummary row) in summary.Classes.Index())
            table.AddRow(Cells(row.Name, row.Count, split => split.CountPerClass[label]));
        table.AddRow(Cells("together", summary.Count, split => split.Count));
        return table;

        IEnumerable<IRenderable> Cells(string name, int all, Func<SplitSummary, int> count) =>
        [
            new Text(name),
            .. table.Columns.Count == 3 ? [] : summary.Splits.Select(split => new Text(SummaryText.Count(count(split)))),
            new Text(SummaryText.Count(all)),
            new Text(SummaryText.Percent((double)all / summary.Count)),
        ];
    }

    private static Table Facts(DatasetSummary summary, SummaryOptions options)
    {
        SizeSummary sizes = summary.Sizes;
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumns(new TableColumn("").NoWrap(), new TableColumn(""));
        Add("Sizes", SummaryText.CommonSizes(sizes));
        Add("  width", SummaryText.Range(sizes.Widths, SummaryText.Number));
        Add("  height", SummaryText.Range(sizes.Heights, SummaryText.Number));
        Add("  aspect ratio", SummaryText.Range(sizes.AspectRatios, SummaryText.Number));
        if (sizes.Sizes.Count > 1)
        {
            Add("  smallest", $"{sizes.Smallest.Size}  {sizes.Smallest.Path}");
            Add("  largest", $"{sizes.Largest.Size}  {sizes.Largest.Path}");
            Add("  tallest", $"{sizes.Tallest.Size}  {sizes.Tallest.Path}");
            Add("  widest", $"{sizes.Widest.Size}  {sizes.Widest.Path}");
        }

        Add("Files", SummaryText.FileTypes(summary));
        Add("  bytes", SummaryText.Range(sizes.Bytes, SummaryText.Bytes));
        if (summary.IgnoredFiles > 0)
            Add("  left out", $"{SummaryText.Count(summary.IgnoredFiles)} hidden files or files of other kinds");
        Add("Stored as", SummaryText.ColorModes(summary));
        string of = summary.Splits.Any(split => split.Split == DataSplit.Train) ? "training images" : "all images";
        Add("Normalise by", $"mean {SummaryText.Numbers(summary.Normalization.Mean)}, standard deviation {SummaryText.Numbers(summary.Normalization.StandardDeviation)} ({of} at {options.ImageSize} x {options.ImageSize})");
        return table;

        void Add(string name, string value) => table.AddRow(new Text(name), new Text(value));
    }

    private static Table Intensities(DatasetSummary summary)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn("Class");
        foreach (string heading in (string[])["Mean", "Std", "5 %", "Median", "95 %"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        table.AddColumn(new TableColumn("Histogram").NoWrap());
        foreach (ClassSummary row in summary.Classes)
        {
            IntensitySummary levels = row.Intensity;
            table.AddRow([
                new Text(row.Name),
                .. ((string[])[SummaryText.Number(levels.Mean), SummaryText.Number(levels.StandardDeviation), Whole(levels.Percentile5), Whole(levels.Median), Whole(levels.Percentile95), Sparkline.Of(levels.Histogram)])
                    .Select(cell => new Text(cell)),
            ]);
        }

        return table;
    }

    private static void WriteOutliers(DatasetSummary summary, SummaryOptions options, IAnsiConsole console)
    {
        string scope = options.OutlierScope == OutlierScope.PerClass ? "of their class" : "of the set";
        int images = summary.Outliers.DistinctBy(outlier => outlier.Image.SampleIndex).Count();
        if (images == 0)
        {
            console.WriteLine($"Unlike the rest {scope} in brightness, contrast or sharpness: none");
            return;
        }

        console.WriteLine($"Unlike the rest {scope} (robust score above {SummaryText.Number(options.OutlierThreshold)}): {SummaryText.Images(images)}; {SummaryText.OutlierKinds(summary.Outliers)}");
        // The most unlike of each kind: in some sets one kind would fill the table.
        Outlier[] shown = [.. summary.Outliers.GroupBy(outlier => outlier.Word).SelectMany(kind => kind.Take(ShownOutliersOfAKind))];
        Table table = new Table().Border(TableBorder.Simple).AddColumn("Image");
        foreach (string heading in (string[])["Is", "Value", "Median", "Score"])
            table.AddColumn(new TableColumn(heading).RightAligned());
        foreach (Outlier outlier in shown)
        {
            table.AddRow(
                new Text(outlier.Image.Path), new Text(outlier.Word), new Text(SummaryText.Number(outlier.Value)),
                new Text(SummaryText.Number(outlier.Median)), new Text(outlier.Score.ToString("+0.0;-0.0", CultureInfo.InvariantCulture)));
        }

        console.Write(table);
        if (summary.Outliers.Count > shown.Length)
            console.WriteLine($"and {SummaryText.Count(summary.Outliers.Count - shown.Length)} more; --html shows them, --json lists them all");
    }

    private static void WriteUnreadable(DatasetSummary summary, IAnsiConsole console)
    {
        if (summary.Unreadable.Count == 0)
            return;
        console.WriteLine($"Unreadable: {SummaryText.Images(summary.Unreadable.Count)}, in no number above but the counts");
        foreach (SkippedImage image in summary.Unreadable.Take(ShownUnreadable))
            console.WriteLine($"  {image.Reason}");
        if (summary.Unreadable.Count > ShownUnreadable)
            console.WriteLine($"  and {SummaryText.Count(summary.Unreadable.Count - ShownUnreadable)} more; --json lists them all");
    }

    private static string Whole(int level) => level.ToString(CultureInfo.InvariantCulture);
}
