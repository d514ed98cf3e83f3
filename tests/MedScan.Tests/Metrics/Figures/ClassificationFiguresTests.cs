using MedScan.Charts;
using MedScan.Metrics;
using MedScan.Metrics.Figures;

namespace MedScan.Tests.Metrics.Figures;

public sealed class ClassificationFiguresTests
{
    // Of three images of class a two are recognised, the one of b is; there is none of c.
    private static readonly ClassificationReport s_report = ClassificationReport.Create(
        new LabelledPredictions(
            ["a", "b", "c"], [0, 0, 0, 1], [0.9f, 0.1f, 0, 0.8f, 0.2f, 0, 0.3f, 0.7f, 0, 0, 1, 0], null),
        new BootstrapOptions { Samples = 0 }) with
    { Subject = new EvaluationSubject { DataSet = "scans", Split = "test" } };

    [Fact]
    public void ConfusionMatrix_Report_ShowsCountsAndSharesOfTheTrueClass()
    {
        Figure figure = ClassificationFigures.ConfusionMatrix(s_report);

        HeatMapSeries map = Assert.IsType<HeatMapSeries>(Assert.Single(figure.Series));
        Assert.Equal(["2\n67 %", "1\n33 %", "0\n0 %"], map.Annotations![0]);
        Assert.Equal(2.0 / 3, map.Values[0][0], 12);
        Assert.All(map.Values[2], value => Assert.True(double.IsNaN(value)));
        Assert.Equal("scans, test: 4 images", figure.Subtitle);
    }

    [Fact]
    public void PerClass_ClassWithoutImages_HasNoBar()
    {
        BarSeries recall = Assert.IsType<BarSeries>(ClassificationFigures.PerClass(s_report).Series[1]);

        Assert.Equal([2.0 / 3, 1, double.NaN], recall.Values);
    }

    [Fact]
    public void Reliability_Report_HasAPointPerOccupiedBin() => Assert.Equal(
        s_report.Calibration.Bins.Count(bin => bin.Count > 0),
        Assert.IsType<LineSeries>(ClassificationFigures.Reliability(s_report).Series[0]).X.Count);
}
