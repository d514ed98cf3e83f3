using MedScan.Metrics;

namespace MedScan.Tests.Metrics;

// Expected values by hand.
public sealed class CalibrationErrorTests
{
    [Fact]
    public void Compute_TwoBins_IsTheWeightedGap()
    {
        // 4 predictions at 0.75, 2 right: gap 0.25; 1 prediction at 1, right: gap 0; (4 * 0.25 + 0) / 5.
        LabelledPredictions predictions = Samples.TwoClasses(
            [(0, true, 0.75f), (1, true, 0.75f), (0, false, 0.75f), (1, false, 0.75f), (0, true, 1f)]);
        Assert.Equal(0.2, CalibrationError.Compute(predictions), 12);
    }

    [Fact]
    public void Bins_KnownConfidences_FallIntoTheirIntervals()
    {
        // 0.5 lies in (7/15, 8/15]; 1 in the last; 0.8 = 12/15 as a float is a little above 12/15, so in (12/15, 13/15].
        IReadOnlyList<CalibrationBin> bins = CalibrationError.Bins(Samples.TwoClasses([(0, true, 0.5f), (0, true, 1f), (0, true, 0.8f)]));
        Assert.Equal([7, 12, 14], Enumerable.Range(0, 15).Where(index => bins[index].Count > 0));
        Assert.Equal((0, 1), (bins[0].Lower, bins[14].Upper));
    }

    [Fact]
    public void Compute_EmptyBins_AreRefused() => Assert.Throws<ArgumentException>(() => CalibrationError.Compute([]));
}
