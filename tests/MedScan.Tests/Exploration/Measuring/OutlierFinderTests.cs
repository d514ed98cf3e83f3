using MedScan.Datasets;
using MedScan.Exploration;
using MedScan.Exploration.Measuring;

namespace MedScan.Tests.Exploration.Measuring;

public sealed class OutlierFinderTests
{
    private static ImageFacts Image(int index, double brightness, int label = 0, double contrast = 20, double sharpness = 100) => new()
    {
        SampleIndex = index,
        Path = $"{index}.png",
        Label = label,
        Split = DataSplit.Unassigned,
        Width = 8,
        Height = 8,
        Bytes = 64,
        FileType = "PNG",
        Channels = 1,
        BitDepth = 8,
        IsGray = true,
        Brightness = brightness,
        Contrast = contrast,
        Sharpness = sharpness,
    };

    // By hand: of 1..10 and 100 the median is 6, the absolute deviations 0 1 1 2 2 3 3 4 4 5 94 have the median 3,
    // so that 100 scores 0.6745 * 94 / 3 = 21.134... and 1 scores -1.124...
    [Fact]
    public void Find_OneBrightImage_ScoresItByMedianAndMad()
    {
        ImageFacts[] images = [.. Enumerable.Range(1, 10).Select(level => Image(level, level)), Image(11, 100)];

        Outlier outlier = Assert.Single(OutlierFinder.Find(images, OutlierScope.PerClass, 3.5));

        Assert.Equal((11, ImageTrait.Brightness, 100, 6, "bright"), (outlier.Image.SampleIndex, outlier.Trait, outlier.Value, outlier.Median, outlier.Word));
        Assert.Equal(0.6745 * 94 / 3, outlier.Score, 12);
    }

    [Fact]
    public void Find_PerClassAndWholeSet_CompareWithOthers()
    {
        // In its class of dark images the last is bright; among all it is not.
        ImageFacts[] images =
        [
            .. Enumerable.Range(0, 12).Select(i => Image(i, 10 + (i % 3))),
            .. Enumerable.Range(12, 12).Select(i => Image(i, 200 + (i % 3), label: 1)),
            Image(24, 100),
        ];

        Assert.Equal(24, Assert.Single(OutlierFinder.Find(images, OutlierScope.PerClass, 3.5)).Image.SampleIndex);
        Assert.Empty(OutlierFinder.Find(images, OutlierScope.WholeSet, 3.5));
    }

    // By hand: all deviations but one are 0, so MAD is 0; the mean absolute deviation is 24 / 12 = 2, and 24 / (1.253314 * 2) = 9.57...
    [Fact]
    public void Find_MostValuesEqual_FallsBackToTheMeanDeviation()
    {
        ImageFacts[] images = [.. Enumerable.Range(0, 11).Select(i => Image(i, 30)), Image(11, 6)];

        Outlier outlier = Assert.Single(OutlierFinder.Find(images, OutlierScope.WholeSet, 3.5));

        Assert.Equal("dark", outlier.Word);
        Assert.Equal(-24 / (1.253314 * 2), outlier.Score, 12);
    }

    [Fact]
    public void Find_Sharpness_IsJudgedOnALogarithmicScale()
    {
        // log10(1 + s) = 1.9 ... 2.1 in steps, and a blurred image at log10(1 + 0) = 0.
        ImageFacts[] images =
        [
            .. Enumerable.Range(0, 11).Select(i => Image(i, 30, sharpness: Math.Pow(10, 1.9 + (0.02 * i)) - 1)),
            Image(11, 30, sharpness: 0),
        ];

        Outlier outlier = Assert.Single(OutlierFinder.Find(images, OutlierScope.WholeSet, 3.5));

        Assert.Equal(("blurred", 0), (outlier.Word, outlier.Value));
        Assert.Equal(Math.Pow(10, 1.99) - 1, outlier.Median, 9);
    }

    [Fact]
    public void Find_AllEqualOrFew_FindsNothing()
    {
        Assert.Empty(OutlierFinder.Find([.. Enumerable.Range(0, 20).Select(i => Image(i, 30))], OutlierScope.WholeSet, 3.5));
        Assert.Empty(OutlierFinder.Find([.. Enumerable.Range(0, 8).Select(i => Image(i, i)), Image(8, 250)], OutlierScope.WholeSet, 3.5));
    }

    [Fact]
    public void Find_Several_StandsTheMostUnlikeFirst()
    {
        ImageFacts[] images = [.. Enumerable.Range(1, 20).Select(level => Image(level, level)), Image(21, 100), Image(22, 250), Image(23, -70)];

        Assert.Equal([22, 21, 23], OutlierFinder.Find(images, OutlierScope.WholeSet, 3.5).Select(outlier => outlier.Image.SampleIndex));
        Assert.Single(OutlierFinder.Find(images, OutlierScope.WholeSet, 15));
    }
}
