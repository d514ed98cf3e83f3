using MedScan.Metrics;

namespace MedScan.Tests.Metrics;

// Expected values by hand.
public sealed class ConfusionMatrixTests
{
    private static readonly ConfusionMatrix Matrix = ConfusionMatrix.Count([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 0, 1], 4);

    [Fact]
    public void Count_SixSamples_HasRowsOfTrueClasses() =>
        Assert.Equal([[2, 1, 0, 0], [1, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0]], Matrix.Rows);

    [Fact]
    public void Rates_SixSamples_MatchHandCount()
    {
        Assert.Equal([2.0 / 3, 1.0 / 3, null, null], Enumerable.Range(0, 4).Select(Matrix.Precision));
        Assert.Equal([2.0 / 3, 0.5, 0, null], Enumerable.Range(0, 4).Select(Matrix.Recall));
        Assert.Equal([2.0 / 3, 0.5, 1, 1], Enumerable.Range(0, 4).Select(Matrix.Specificity));
        Assert.Equal([4.0 / 6, 2.0 / 5, 0, null], Enumerable.Range(0, 4).Select(Matrix.F1));
        Assert.Equal(0.5, Matrix.Accuracy);
        Assert.Equal(0.5, Matrix.MajorityClassAccuracy);
        Assert.Equal(((2.0 / 3) + 0.5) / 3, Matrix.BalancedAccuracy!.Value, 12);
        Assert.Equal(((2.0 / 3) + 0.4) / 3, Matrix.MacroF1!.Value, 12);
    }

    [Fact]
    public void Rates_NoSamples_AreNull()
    {
        var empty = ConfusionMatrix.Count([], [], 2);
        Assert.Equal((null, null, null, null), (empty.Accuracy, empty.BalancedAccuracy, empty.MacroF1, empty.MajorityClassAccuracy));
    }

    [Fact]
    public void Count_BadInput_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count([0], [0, 1], 2));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count([2], [0], 2));
        Assert.Throws<ArgumentException>(() => ConfusionMatrix.Count([0], [-1], 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => ConfusionMatrix.Count([], [], 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Matrix[0, 4]);
    }
}
