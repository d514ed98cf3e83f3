using MedScan.TrackingServer.Metrics;

namespace MedScan.TrackingServer.Tests.Metrics;

public sealed class HistoryIntervalTests
{
    // The cases of MLflow's own test of its sampling.
    [Theory]
    [InlineData(0, 10, 5, 0, 10, 1, "0 2 4 6 8 9")]
    [InlineData(4, 8, 5, 0, 10, 1, "4 5 6 7 8")]
    [InlineData(0, 100, 5, 0, 6, 20, "0 20 40 60 80 100")]
    [InlineData(0, 1000, 5, 0, 101, 10, "0 200 400 600 800 1000")]
    public void Sample_OneRun_IsEvenWithBothEnds(long start, long end, int samples, long first, int count, long stride, string expected)
    {
        var steps = Enumerable.Range(0, count).Select(i => first + (i * stride)).ToList();
        Assert.Equal(expected, string.Join(' ', HistoryInterval.Sample([steps], samples, (start, end))));
    }

    [Fact]
    public void Sample_NoSteps_IsEmpty() => Assert.Empty(HistoryInterval.Sample([[]], 5, null));
}
