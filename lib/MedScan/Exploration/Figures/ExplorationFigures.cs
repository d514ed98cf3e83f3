using System.Globalization;
using MedScan.Charts;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Exploration.Figures;

/// <summary>Pictures of a <see cref="DatasetSummary"/>.</summary>
public static class ExplorationFigures
{
    // More lines than the palette has colours cannot be told apart.
    private const int MostLines = 7;
    private const int LevelsPerPoint = 4;

    /// <summary>Images of each class, by split.</summary>
    /// <param name="summary">What was found.</param>
    public static Figure Counts(DatasetSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        string[] classes = [.. summary.Classes.Select(row => row.Name)];
        return Figure
            .StackedBars([
                .. summary.Splits.Select(split => new BarSeries(
                    split.Split == DataSplit.Unassigned ? "no split" : split.Split.ToString().ToLowerInvariant(), classes,
                    [.. split.CountPerClass.Select(count => (double)count)])),
            ])
            .WithTitle("Images per class")
            .WithAxes(new Axis(), new Axis("images"));
    }

    /// <summary>The sizes that occur, a point each.</summary>
    /// <param name="summary">What was found.</param>
    public static Figure Sizes(DatasetSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return Figure
            .Scatter([
                .. Shown(summary).Select(row => (row, Sizes: summary.Images.Where(image => image.Label == row.Label).CountBy(image => (image.Width, image.Height)).ToArray()))
                    .Where(pair => pair.Sizes.Length > 0)
                    .Select(pair => new ScatterSeries(
                            pair.row.Name, [.. pair.Sizes.Select(size => (double)size.Key.Width)], [.. pair.Sizes.Select(size => (double)size.Key.Height)])
                        .WithTexts([.. pair.Sizes.Select(size => $"{size.Key.Width} x {size.Key.Height}: {size.Value}")])),
            ])
            .WithTitle("Sizes that occur")
            .WithAxes(new Axis("width in pixels"), new Axis("height in pixels"));
    }

    /// <summary>How often each grey level occurs in each class, four levels to a point, on a logarithmic axis: the black around a scan
    /// would hide all else. The seven largest classes at most.</summary>
    /// <param name="summary">What was found.</param>
    public static Figure Intensities(DatasetSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        const int points = 256 / LevelsPerPoint;
        double[] middles = [.. Enumerable.Range(0, points).Select(point => (point * LevelsPerPoint) + ((LevelsPerPoint - 1) / 2.0))];
        return Figure
            .Lines([
                .. Shown(summary).Select(row => summary.Classes[row.Label]).Where(row => row.Intensity.Pixels > 0).Select(row => new LineSeries(
                    row.Name, middles,
                    [.. Enumerable.Range(0, points).Select(point => 100.0 * row.Intensity.Histogram.Skip(point * LevelsPerPoint).Take(LevelsPerPoint).Sum() / row.Intensity.Pixels / LevelsPerPoint)])),
            ])
            .WithTitle("Grey levels per class")
            .WithAxes(new Axis("grey level"), new Axis("% of the class's pixels per level").WithScale(AxisScale.Log));
    }

    /// <summary>How a trait is spread in each class.</summary>
    /// <param name="summary">What was found.</param>
    /// <param name="trait">Brightness, contrast or sharpness (as log10(1 + sharpness), as outliers are judged).</param>
    public static Figure Trait(DatasetSummary summary, ImageTrait trait)
    {
        ArgumentNullException.ThrowIfNull(summary);
        ILookup<int, double> values = summary.Images.ToLookup(
            image => image.Label, image => trait == ImageTrait.Sharpness ? Math.Log10(1 + image.Sharpness) : image.Measure(trait));
        string axis = trait switch
        {
            ImageTrait.Brightness => "mean grey level",
            ImageTrait.Contrast => "standard deviation of the grey levels",
            _ => "log10(1 + variance of the Laplacian)",
        };
        return Figure
            .Boxes([.. summary.Classes.Select((row, label) => new BoxSeries(row.Name, [.. values[label]]))])
            .WithTitle($"{trait} of the images")
            .WithAxes(new Axis(), new Axis(axis));
    }

    /// <summary>The mean image of each class, all brightened by the same factor so that the brightest place is white.</summary>
    /// <param name="summary">What was found.</param>
    public static Figure MeanImages(DatasetSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return Brightened(summary, row => row.MeanImage, "Mean image of each class", "mean at each place");
    }

    /// <summary>Where the images of each class differ: the standard deviation at each place, brightened as the mean images are.</summary>
    /// <param name="summary">What was found.</param>
    public static Figure DeviationImages(DatasetSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return Brightened(summary, row => row.DeviationImage, "Where images of a class differ", "standard deviation at each place");
    }

    private static Figure Brightened(DatasetSummary summary, Func<ClassSummary, PixelImage> image, string title, string what)
    {
        int largest = Math.Max(1, summary.Classes.Max(row => (int)image(row).Pixels.ToArray().Max()));
        return Grid(summary, row => Scaled(image(row), largest)).WithTitle(title, string.Create(CultureInfo.InvariantCulture, $"{what}; white is {largest} of 255"));
    }

    private static PixelImage Scaled(PixelImage image, int white) =>
        new(image.Width, image.Height, image.Color, [.. image.Pixels.ToArray().Select(value => (byte)(value * 255 / white))]);

    private static Figure Grid(DatasetSummary summary, Func<ClassSummary, PixelImage> image)
    {
        int columns = Math.Min(4, summary.Classes.Count);
        int rows = (summary.Classes.Count + columns - 1) / columns;
        return Figure
            .Images([.. summary.Classes.Select(row => new ImageTile(PngWriter.Encode(image(row)), row.Name))], columns)
            .WithSize(180 * columns, Math.Clamp((200 * rows) + 60, 160, 4096));
    }

    private static IEnumerable<(string Name, int Label)> Shown(DatasetSummary summary) => summary.Classes
        .Select((row, label) => (row.Name, Label: label))
        .OrderByDescending(row => summary.Classes[row.Label].Count).ThenBy(row => row.Label)
        .Take(MostLines)
        .OrderBy(row => row.Label);
}
