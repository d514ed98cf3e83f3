namespace MedScan.Charts.Tests;

/// <summary>Figures as they occur, and as they go wrong.</summary>
internal static partial class Samples
{
    private static readonly double[] s_epochs = [.. Enumerable.Range(1, 12).Select(epoch => (double)epoch)];

    public static IReadOnlyDictionary<string, Figure> All { get; } = new Dictionary<string, Figure>
    {
        ["loss"] = Loss(),
        ["band"] = Band(),
        ["reliability"] = Reliability(),
        ["confusion"] = Confusion(),
        ["confusion-long-names"] = ConfusionWithLongNames(),
        ["bars"] = Bars(),
        ["hostile-text"] = HostileText(),
        ["bars-stacked"] = StackedBars(),
        ["bars-negative"] = NegativeBars(),
        ["bars-many"] = ManyBars(),
        ["bars-horizontal"] = HorizontalBars(),
        ["scatter"] = Scatter(),
        ["histogram"] = Histogram(),
        ["histograms"] = Histograms(),
        ["histogram-log"] = LogarithmicHistogram(),
        ["boxes"] = Boxes(),
        ["boxes-log"] = LogarithmicBoxes(),
        ["images"] = Images(),
        ["parallel"] = ParallelCoordinates(),
        ["parallel-loss"] = ParallelLoss(),
    };

    private static Figure Loss() => Figure
        .Lines(
            new LineSeries("training", s_epochs, [1.347, 1.284, 1.176, 0.939, 0.752, 0.576, 0.466, 0.373, 0.288, 0.264, 0.227, 0.219]),
            new LineSeries("validation", s_epochs, [1.371, 1.845, 1.216, 1.806, 2.666, double.NaN, 0.635, 1.312, 1.241, 4.289, 0.386, 0.202]))
        .WithTitle("Loss", "brain-mri, resnet18")
        .WithAxes(new Axis("epoch"), new Axis("cross-entropy").WithScale(AxisScale.Log));

    private static Figure Band()
    {
        double[] steps = [.. Enumerable.Range(0, 100).Select(step => step * 1000.0)];
        double[] middle = [.. steps.Select(step => (0.9 * (1 - Math.Exp(-step / 20_000))) + (0.02 * Math.Sin(step / 900)))];
        return Figure
            .Lines(
                new LineSeries("small-cnn", steps, middle).WithBand([.. middle.Select(value => value - 0.05)], [.. middle.Select(value => value + 0.04)]),
                new LineSeries("resnet18", steps, [.. middle.Select(value => value * 1.07)]).WithStyle(LineStyle.Dashed))
            .WithTitle("Balanced accuracy over steps")
            .WithAxes(new Axis("step"), new Axis("balanced accuracy"));
    }

    private static Figure Reliability() => Figure
        .Lines(
            new LineSeries("network", [0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.97], [0.2, 0.5, 0.48, 0.7, 0.66, 0.8, 0.99]),
            new LineSeries("perfect", [0, 1], [0, 1]).WithStyle(LineStyle.Reference))
        .WithTitle("Reliability")
        .WithAxes(new Axis("confidence").WithRange(0, 1), new Axis("share of right answers").WithRange(0, 1));

    private static Figure Confusion() => ConfusionOf(["glioma_tumor", "meningioma_tumor", "no_tumor", "pituitary_tumor"]);

    private static Figure ConfusionWithLongNames() =>
        ConfusionOf(["Squamous cell carcinoma of the left lower lobe", "Normal", "Large-cell-carcinoma/undifferentiated", "正常な肺"]).WithSize(480, 360);

    private static Figure ConfusionOf(string[] classes)
    {
        int[][] counts = [[51, 0, 7, 0], [0, 57, 0, 0], [2, 0, 26, 0], [0, 0, 0, 58]];
        return Figure
            .HeatMap(new HeatMapSeries(
                "share of the row", classes, classes, [.. counts.Select(row => (IReadOnlyList<double>)[.. row.Select(count => (double)count / row.Sum())])])
                .WithAnnotations([.. counts.Select(row => (IReadOnlyList<string>)[.. row.Select(count => $"{count}\n{100.0 * count / row.Sum():0} %")])])
                .WithColorRange(0, 1))
            .WithTitle("What was taken for what", "brain-mri, test: 201 images")
            .WithAxes(new Axis("predicted"), new Axis("true"));
    }

    private static Figure Bars()
    {
        string[] classes = ["glioma", "meningioma", "no tumor", "pituitary"];
        return Figure
            .Bars(new BarSeries("train", classes, [826, 822, 395, 827]), new BarSeries("test", classes, [100, 115, 105, double.NaN]))
            .WithTitle("Images per class")
            .WithAxes(new Axis(), new Axis("images"));
    }

    private static Figure HostileText() => Figure
        .Lines(
            new LineSeries("</text><script>alert(1)</script>", [0, 1, 2], [-1e7, 2.5e6, double.PositiveInfinity]),
            new LineSeries("a & b \"c\" 'd'\u0007", [0, 1, 2], [1, double.NaN, 3]))
        .WithTitle("</title><script>alert(2)</script> and a very long title that cannot be shown in one line of this figure at all")
        .WithAxes(new Axis("<b>x</b>"), new Axis("]]>"));
}
