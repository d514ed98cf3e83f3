namespace MedScan.Charts.Tests;

internal static partial class Samples
{
    /// <summary>Numbers that look like chance and are the same on every machine and in every version of .NET.</summary>
    public static double[] Noise(int count, uint seed)
    {
        // Numerical Recipes' linear congruential generator; twelve uniform numbers make one that is nearly normal.
        uint state = seed;
        return [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 12).Sum(_ =>
        {
            state = (1664525 * state) + 1013904223;
            return state / (double)uint.MaxValue;
        }) - 6)];
    }

    private static Figure Scatter()
    {
        double[] across = Noise(60, 1), up = Noise(60, 2);
        return Figure
            .Scatter(
                new ScatterSeries("glioma", [.. across.Take(20).Select(x => 60 + (12 * x))], [.. up.Take(20).Select(y => 30 + (6 * y))])
                    .WithTexts([.. Enumerable.Range(1, 20).Select(index => $"image({index}).jpg")]),
                new ScatterSeries("meningioma", [.. across.Skip(20).Take(20).Select(x => 85 + (9 * x))], [.. up.Skip(20).Take(20).Select(y => 45 + (5 * y))]),
                new ScatterSeries("no tumor", [.. across.Skip(40).Select(x => 100 + (20 * x)), double.NaN, 5], [.. up.Skip(40).Select(y => 60 + (9 * y)), 3, double.PositiveInfinity]))
            .WithTitle("Brightness and contrast", "60 images")
            .WithAxes(new Axis("mean grey value"), new Axis("standard deviation"));
    }

    private static Figure Histogram() => Figure
        .Histogram(HistogramSeries.Of("width", [.. Noise(800, 3).Select(value => 380 + (90 * value))]))
        .WithTitle("Widths of the images", "800 images")
        .WithAxes(new Axis("width in pixels"), new Axis("images"));

    private static Figure Histograms()
    {
        double[] edges = [.. Enumerable.Range(0, 33).Select(index => index * 8.0)];
        return Figure
            .Histogram(
                HistogramSeries.Of("glioma", [.. Noise(700, 4).Select(value => 70 + (25 * value))], edges),
                HistogramSeries.Of("meningioma", [.. Noise(500, 5).Select(value => 110 + (35 * value))], edges),
                new HistogramSeries("no tumor", edges, [.. Enumerable.Range(0, 32).Select(bin => bin == 5 ? double.NaN : bin * 3.0)]))
            .WithTitle("Grey values per class")
            .WithAxes(new Axis("grey value"), new Axis("images"));
    }

    private static Figure LogarithmicHistogram() => Figure
        .Histogram(new HistogramSeries("file size", [1e3, 3e3, 1e4, 3e4, 1e5, 3e5, 1e6, 3e6], [1, 40, 1200, 900, 80, 0, 2]))
        .WithTitle("File sizes")
        .WithAxes(new Axis("bytes").WithScale(AxisScale.Log), new Axis("files").WithScale(AxisScale.Log));

    private static Figure Boxes() => Figure
        .Boxes(
            new BoxSeries("glioma_tumor", [.. Noise(200, 6).Select(value => 60 + (12 * value)), 140, 150, 4]),
            new BoxSeries("meningioma_tumor", [.. Noise(200, 7).Select(value => 80 + (20 * value))]),
            new BoxSeries("no_tumor", []),
            new BoxSeries("pituitary_tumor", [75]))
        .WithTitle("Brightness per class")
        .WithAxes(new Axis(), new Axis("mean grey value"));

    private static Figure LogarithmicBoxes() => Figure
        .Boxes(
            new BoxSeries("train", [0, 0, 0.001, 0.002, 0.004, 0.01, 0.02, 0.5]),
            new BoxSeries("test", [0.003, 0.01, 0.05, 0.1, 0.3, 7]))
        .WithTitle("Loss per image")
        .WithAxes(new Axis(), new Axis("cross-entropy").WithScale(AxisScale.Log));
}
