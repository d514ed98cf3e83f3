namespace MedScan.Charts.Tests;

internal static partial class Samples
{
    private static Figure StackedBars()
    {
        string[] classes = ["glioma", "meningioma", "no tumor", "pituitary"];
        return Figure
            .StackedBars(
                new BarSeries("train", classes, [660, 658, 316, 662]),
                new BarSeries("validation", classes, [166, 164, 79, 165]),
                new BarSeries("test", classes, [100, 115, 105, double.NaN]),
                new BarSeries("unlabelled", ["unknown"], [310]))
            .WithTitle("Images per class and split")
            .WithAxes(new Axis(), new Axis("images"));
    }

    private static Figure NegativeBars() => Figure
        .StackedBars(
            new BarSeries("added", ["v1", "v2", "v3", "v4"], [3000, 120, 0, 40]),
            new BarSeries("relabelled", ["v2", "v3"], [60, 12]),
            new BarSeries("removed", ["v2", "v3", "v4"], [-240, -900, -33]),
            new BarSeries("broken", ["v3", "v4"], [-300, -10]))
        .WithTitle("What changed between versions")
        .WithAxes(new Axis("version"), new Axis("images"));

    private static Figure ManyBars()
    {
        string[] names = [.. Enumerable.Range(1, 45).Select(index => $"hospital-{index:00} / department of radiology")];
        return Figure
            .Bars(new BarSeries("images", names, [.. Enumerable.Range(1, 45).Select(index => 20_000.0 / index)]))
            .WithTitle("Images per source")
            .WithAxes(new Axis("source"), new Axis("images").WithScale(AxisScale.Log));
    }

    private static Figure HorizontalBars()
    {
        string[] classes =
        [
            "adenocarcinoma_left.lower.lobe_T2_N0_M0_Ib", "large.cell.carcinoma_left.hilum_T2_N2_M0_IIIa", "normal",
            "squamous.cell.carcinoma_left.hilum_T1_N2_M0_IIIa", "a class of which the name is so long that nobody would ever read all of it",
        ];
        return Figure
            .Bars(new BarSeries("train", classes, [195, 115, 148, 155, 2]), new BarSeries("test", classes, [120, 51, 54, 90, double.NaN]))
            .WithTitle("Images per class", "chest CT")
            .WithAxes(new Axis(), new Axis("images"))
            .WithHorizontalBars();
    }

    private static Figure Images() => Figure
        .Images(
            [
                new ImageTile(SampleImages.SquarePng, "glioma_tumor/image(1).jpg\nand image(17).jpg"), new ImageTile(SampleImages.HighJpeg, "a high one"),
                new ImageTile(SampleImages.WidePng, "a name that is much too long to be written below such a small image.png\n99.2 % alike"), new ImageTile(SampleImages.SquarePng),
                new ImageTile(SampleImages.SquarePng, "<b>&amp;"),
            ],
            columns: 4)
        .WithTitle("Near duplicates");

    private static Figure ParallelCoordinates()
    {
        double[] noise = Noise(24, 8);
        string[] backbones = ["resnet18", "small-cnn", "efficientnet-b0-with-long-name"];
        return Figure
            .ParallelCoordinates(new ParallelSeries(
                "trials",
                [
                    ParallelAxis.Numbers("learning rate", [.. noise.Select(value => Math.Pow(10, -3 + value))], AxisScale.Log),
                    ParallelAxis.Categories("backbone", [.. noise.Select((_, index) => index == 5 ? "" : backbones[index % 3])]),
                    ParallelAxis.Numbers("epochs", [.. noise.Select((_, index) => 5.0 + (index % 4 * 5))]),
                    ParallelAxis.Numbers("weight decay", [.. noise.Select((value, index) => index % 6 == 0 ? 0 : Math.Pow(10, -4 + (0.7 * value)))], AxisScale.Log),
                    ParallelAxis.Numbers("balanced accuracy", [.. noise.Select((value, index) => index == 7 ? double.NaN : 0.9 - (0.06 * Math.Abs(value)) - (index % 3 * 0.02))]),
                ]).WithColorBy("balanced accuracy").WithTexts([.. noise.Select((_, index) => $"trial {index}")]))
            .WithTitle("Sweep of 24 trials", "dark = best balanced accuracy");
    }

    private static Figure ParallelLoss()
    {
        double[] noise = Noise(12, 9);
        return Figure
            .ParallelCoordinates(new ParallelSeries(
                "trials",
                [
                    ParallelAxis.Numbers("dropout", [.. noise.Select(value => Math.Abs(value) / 5)]),
                    ParallelAxis.Categories("augment", [.. noise.Select(_ => "always the same")]),
                    ParallelAxis.Numbers("seed", [.. noise.Select(_ => 7.0)]),
                    ParallelAxis.Numbers("validation loss", [.. noise.Select(value => Math.Exp(value))]),
                ]).WithColorBy("validation loss", lowStandsOut: true))
            .WithTitle("Sweep by loss");
    }
}
