using MedScan.Metrics;

namespace MedScan.Tests.Metrics;

public sealed class BootstrapIntervalTests
{
    // numpy 1.24: np.percentile([0.1, 0.7, 0.3, 0.9, 0.5, 0.4], [2.5, 97.5]) = [0.125, 0.875]
    [Fact]
    public void FromResamples_SixValues_EqualsNumpy()
    {
        (double lower, double upper) = BootstrapInterval.FromResamples([0.1, 0.7, 0.3, 0.9, 0.5, 0.4])!.Value;
        Assert.Equal(0.125, lower, 12);
        Assert.Equal(0.875, upper, 12);
    }

    [Fact]
    public void FromResamples_UndefinedShare_DecidesAtFivePercent()
    {
        double?[] values = [.. Enumerable.Range(0, 100).Select(index => index < 5 ? null : (double?)index)];
        Assert.NotNull(BootstrapInterval.FromResamples(values));
        values[5] = null;
        Assert.Null(BootstrapInterval.FromResamples(values));
    }

    [Fact]
    public void FromResamples_NothingOrNoVariation_IsNull()
    {
        Assert.Null(BootstrapInterval.FromResamples([]));
        Assert.Null(BootstrapInterval.FromResamples([null, null]));
        Assert.Null(BootstrapInterval.FromResamples([1, 1, 1]));
    }

    [Fact]
    public void FromResamples_NaN_IsRefused() =>
        Assert.Throws<ArgumentException>(() => BootstrapInterval.FromResamples([1, double.NaN]));
}
