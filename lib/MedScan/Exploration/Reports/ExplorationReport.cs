using System.Globalization;
using System.Text;
using MedScan.Charts;
using MedScan.Datasets;
using MedScan.Exploration.Figures;
using MedScan.Training;

namespace MedScan.Exploration.Reports;

/// <summary>A summary as a page that a colleague can open: one file, no network.</summary>
/// <remarks>It holds small copies of images of the data set, which may be patients'.</remarks>
public static class ExplorationReport
{
    private const int MostSheets = 24;
    private const int Columns = 4;

    /// <summary>Makes the page; a notebook may add to it before <see cref="HtmlReport.ToHtml"/>.</summary>
    /// <param name="dataset">The data set that was summarised; some of its images are decoded again.</param>
    /// <param name="summary">What was found in it.</param>
    /// <param name="options">What is shown; null = the defaults.</param>
    /// <param name="cancellationToken">Stops decoding.</param>
    /// <exception cref="ArgumentException">The summary is of another data set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    public static async Task<HtmlReport> CreateAsync(
        ImageDataset dataset, DatasetSummary summary, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(summary);
        options ??= new ReportOptions();
        Check(options.SamplesPerClass, 0, 100, nameof(ReportOptions.SamplesPerClass));
        Check(options.OutliersPerKind, 0, 100, nameof(ReportOptions.OutliersPerKind));
        Check(options.ThumbnailSize, 16, 1024, nameof(ReportOptions.ThumbnailSize));
        if (summary.Digest != dataset.Digest)
            throw new ArgumentException($"Expected the summary of {dataset.Root}, got one of {summary.Root} with other content.", nameof(summary));

        HtmlReport report = new HtmlReport(summary.Name, $"{SummaryText.Images(summary.Count)} in {summary.Classes.Count} classes · {summary.Root}").WithFacts(Facts(summary));
        report = Warnings(report, dataset, summary);
        report = Classes(report, summary);
        report = Files(report, summary);
        report = GreyLevels(report, summary);
        report = await SamplesAsync(report, dataset, summary, options, cancellationToken).ConfigureAwait(false);
        report = await OutliersAsync(report, dataset, summary, options, cancellationToken).ConfigureAwait(false);
        return Ending(report, summary);
    }

    /// <summary>Makes the page and writes it; an existing file is replaced when the new one is whole.</summary>
    /// <param name="path">The file, usually <c>.html</c>; its folder exists.</param>
    /// <param name="dataset">The data set that was summarised; some of its images are decoded again.</param>
    /// <param name="summary">What was found in it.</param>
    /// <param name="options">What is shown; null = the defaults.</param>
    /// <param name="cancellationToken">Stops decoding.</param>
    /// <exception cref="ArgumentException">The summary is of another data set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="MedScanException">The file cannot be written.</exception>
    public static async Task WriteAsync(
        string path, ImageDataset dataset, DatasetSummary summary, ReportOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        HtmlReport report = await CreateAsync(dataset, summary, options, cancellationToken).ConfigureAwait(false);
        byte[] page = Encoding.UTF8.GetBytes(report.ToHtml());
        try
        {
            await Task.Run(() => AtomicFile.Write(path, stream => stream.Write(page)), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MedScanException($"{path}: the report cannot be written: {exception.Message}", exception);
        }
    }

    private static IReadOnlyList<ReportFact> Facts(DatasetSummary summary)
    {
        SizeCount common = summary.Sizes.Sizes[0];
        return
        [
            new ReportFact("Images", SummaryText.Count(summary.Count), SummaryText.Bytes(summary.Bytes)),
            new ReportFact("Classes", SummaryText.Count(summary.Classes.Count), $"largest : smallest = {SummaryText.Number(summary.Balance.ImbalanceRatio)}"),
            new ReportFact("Sizes", SummaryText.Count(summary.Sizes.Sizes.Count), $"{SummaryText.Percent((double)common.Count / summary.Images.Count)} are {common.Width} x {common.Height}"),
            new ReportFact("In colour", SummaryText.Percent((double)summary.Images.Count(image => !image.IsGray) / summary.Images.Count), "of the images, however they are stored"),
            new ReportFact("Unlike the rest", SummaryText.Count(summary.Outliers.DistinctBy(outlier => outlier.Image.SampleIndex).Count()), "images to look at"),
            new ReportFact("Unreadable", SummaryText.Count(summary.Unreadable.Count), "files"),
        ];
    }

    private static HtmlReport Warnings(HtmlReport report, ImageDataset dataset, DatasetSummary summary)
    {
        foreach (string concern in DataConcerns.Of(dataset))
            report = report.WithWarning(concern);
        return summary.Unreadable.Count > 0
            ? report.WithWarning($"{SummaryText.Images(summary.Unreadable.Count)} cannot be read; the last section lists them. Training stops at them unless data.on_bad_image is skip.")
            : report;
    }

    private static HtmlReport Classes(HtmlReport report, DatasetSummary summary)
    {
        SplitSummary[] splits = [.. summary.Splits.Where(split => split.Split != DataSplit.Unassigned || summary.Splits.Count > 1)];
        ClassBalance balance = summary.Balance;
        IReadOnlyList<BalanceRemedy> remedies = balance.Remedies();
        TextTable weights = BalanceTables.Weights(balance, remedies), sampling = BalanceTables.Sampling(balance, remedies);
        return report
            .WithHeading("Classes and their balance")
            .WithFigure(ExplorationFigures.Counts(summary))
            .WithTable(
                ["Class", .. splits.Select(split => split.Split.ToString()), "All", "Share"],
                [.. summary.Classes.Select((row, label) => (string[])
                [
                    row.Name, .. splits.Select(split => SummaryText.Count(split.CountPerClass[label])), SummaryText.Count(row.Count),
                    SummaryText.Percent((double)row.Count / summary.Count),
                ])])
            .WithText(Text($"Imbalance ratio {balance.ImbalanceRatio:0.00} (largest class : smallest class), entropy {balance.NormalizedEntropy:0.000} of what equal classes have, ")
                + (splits.Any(split => split.Split == DataSplit.Train) ? "counted over the training images." : "counted over all images."))
            .WithText($"Recommended: train.balance: {BalanceRemedyText.Word(balance.Recommendation.Kind)}. {balance.Recommendation.Reason}")
            .WithSubheading("What each remedy would do")
            .WithText("What an image of each class weighs in the loss:")
            .WithTable(weights.Headers, weights.Rows)
            .WithText("Expected images of each class in a batch of 32, and how often each image is shown in an epoch:")
            .WithTable(sampling.Headers, sampling.Rows)
            .WithText(string.Join('\n', remedies.Select(remedy => $"{BalanceRemedyText.Word(remedy.Kind)}: {remedy.Effect}.")));
    }

    private static HtmlReport Files(HtmlReport report, DatasetSummary summary)
    {
        SizeSummary sizes = summary.Sizes;
        report = report.WithHeading("Sizes and files").WithTable(
            ["", "Least", "Median", "Greatest"],
            [
                Row("Width", sizes.Widths, SummaryText.Number), Row("Height", sizes.Heights, SummaryText.Number),
                Row("Aspect ratio", sizes.AspectRatios, SummaryText.Number), Row("Size on disk", sizes.Bytes, SummaryText.Bytes),
            ]);
        if (sizes.Sizes.Count > 1)
        {
            report = report.WithFigure(ExplorationFigures.Sizes(summary)).WithTable(
                ["", "Size", "Image"],
                [
                    Extreme("Smallest", sizes.Smallest), Extreme("Largest", sizes.Largest),
                    Extreme("Tallest", sizes.Tallest), Extreme("Widest", sizes.Widest),
                ]);
        }

        return report
            .WithText($"Commonest sizes: {SummaryText.CommonSizes(sizes)}.")
            .WithText($"Stored as: {SummaryText.ColorModes(summary)}. Files: {SummaryText.FileTypes(summary)}.");

        static string[] Row(string name, Distribution of, Func<double, string> number) => [name, number(of.Minimum), number(of.Median), number(of.Maximum)];
        static string[] Extreme(string name, ImageFacts image) => [name, image.Size, image.Path];
    }

    private static HtmlReport GreyLevels(HtmlReport report, DatasetSummary summary) => report
        .WithHeading("Grey levels")
        .WithFigure(ExplorationFigures.Intensities(summary))
        .WithTable(
            ["Class", "Mean", "Standard deviation", "5 %", "Median", "95 %"],
            [.. summary.Classes.Select(row => (string[])
            [
                row.Name, SummaryText.Number(row.Intensity.Mean), SummaryText.Number(row.Intensity.StandardDeviation),
                Text($"{row.Intensity.Percentile5}"), Text($"{row.Intensity.Median}"), Text($"{row.Intensity.Percentile95}"),
            ])])
        .WithText($"To normalise by, in [0, 1]: mean {SummaryText.Numbers(summary.Normalization.Mean)}, standard deviation {SummaryText.Numbers(summary.Normalization.StandardDeviation)}.")
        .WithHeading("Mean images")
        .WithText("What all images of a class have in common. Writing, frames or another position of the patient that show up in one class only are what a network may learn instead of the disease.")
        .WithFigure(ExplorationFigures.MeanImages(summary))
        .WithFigure(ExplorationFigures.DeviationImages(summary));

    private static async Task<HtmlReport> SamplesAsync(
        HtmlReport report, ImageDataset dataset, DatasetSummary summary, ReportOptions options, CancellationToken cancellationToken)
    {
        if (options.SamplesPerClass == 0)
            return report;
        report = report.WithHeading("Samples").WithText($"Drawn at random, the same for the same data and seed ({options.Seed}).");
        foreach ((int label, ClassSummary row) in summary.Classes.Index().Take(MostSheets))
        {
            IReadOnlyList<ImageTile> tiles = await Thumbnails.MakeAsync(
                dataset, [.. Draw(summary, label, options).Select(image => (image.SampleIndex, $"{Path.GetFileName(image.Path)}\n{image.Size}"))], options.ThumbnailSize, cancellationToken).ConfigureAwait(false);
            if (tiles.Count > 0)
                report = report.WithSubheading(row.Name).WithFigure(Sheet(tiles));
        }

        return summary.Classes.Count > MostSheets ? report.WithText($"Not shown: {summary.Classes.Count - MostSheets} further classes.") : report;
    }

    private static async Task<HtmlReport> OutliersAsync(
        HtmlReport report, ImageDataset dataset, DatasetSummary summary, ReportOptions options, CancellationToken cancellationToken)
    {
        report = report.WithHeading("Unlike the rest");
        foreach (ImageTrait trait in Enum.GetValues<ImageTrait>())
            report = report.WithFigure(ExplorationFigures.Trait(summary, trait));
        if (summary.Outliers.Count == 0)
            return report.WithText("No image is far from the others in brightness, contrast or sharpness.");
        report = report.WithText(
            "Images far from the median of those they were compared with, by a robust score (distance in median absolute deviations). Something to look at, not a fault.");
        foreach (IGrouping<string, Outlier> kind in summary.Outliers.GroupBy(outlier => outlier.Word).OrderByDescending(kind => kind.Count()))
        {
            IReadOnlyList<ImageTile> tiles = await Thumbnails.MakeAsync(
                dataset,
                [
                    .. kind.DistinctBy(outlier => dataset.Samples[outlier.Image.SampleIndex].ContentHash).Take(options.OutliersPerKind).Select(outlier =>
                        (outlier.Image.SampleIndex, Text($"{Path.GetFileName(outlier.Image.Path)}\n{summary.Classes[outlier.Image.Label].Name}\nscore {outlier.Score:+0.0;-0.0}"))),
                ],
                options.ThumbnailSize, cancellationToken).ConfigureAwait(false);
            report = report.WithSubheading($"{kind.Key}: {SummaryText.Images(kind.Count())}");
            if (tiles.Count > 0)
                report = report.WithFigure(Sheet(tiles));
        }

        return report.WithSubheading("All of them").WithTable(
            ["Image", "Is", "Value", "Median", "Score"],
            [.. summary.Outliers.Select(outlier => (string[])
            [
                outlier.Image.Path, outlier.Word, SummaryText.Number(outlier.Value), SummaryText.Number(outlier.Median), Text($"{outlier.Score:+0.0;-0.0}"),
            ])]);
    }

    private static HtmlReport Ending(HtmlReport report, DatasetSummary summary)
    {
        if (summary.Unreadable.Count > 0)
        {
            report = report.WithHeading("Unreadable files").WithTable(
                ["Image", "Fault", "Reason"],
                [.. summary.Unreadable.Select(image => (string[])[image.Path, image.Fault.ToString(), image.Reason])]);
        }

        return report.WithHeading("How this was measured").WithText(
            "Each image was decoded once at its own size. Grey levels are 0 to 255 (ITU-R BT.601). Brightness is their mean, contrast their standard deviation, sharpness the "
            + "variance of the Laplacian. Mean images and the numbers to normalise by are of images made square. "
            + $"Digest of the data set: {summary.Digest}.");
    }

    private static IEnumerable<ImageFacts> Draw(DatasetSummary summary, int label, ReportOptions options)
    {
        ImageFacts[] images = [.. summary.Images.Where(image => image.Label == label)];
        new CounterRandom(options.Seed, label).Shuffle<ImageFacts>(images);
        return images.Take(options.SamplesPerClass).OrderBy(image => image.SampleIndex);
    }

    private static Figure Sheet(IReadOnlyList<ImageTile> tiles)
    {
        int rows = (tiles.Count + Columns - 1) / Columns;
        return Figure.Images(tiles, Columns).WithSize(720, Math.Clamp(210 * rows, 160, 4096));
    }

    private static void Check(int value, int least, int most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentOutOfRangeException(name, value, $"Expected {least} to {most}.");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
