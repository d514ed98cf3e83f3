using MedScan.Screening;

namespace MedScan.Tests.Screening;

public class ThresholdCalibrationTests
{
    // Twenty images on a line, one apart: the fifth neighbour of an inner one is 3 away (two at 1, two at 2), of the outermost 5.
    [Theory]
    [InlineData(0.01, 5)]
    [InlineData(0.10, 4)] // the two outermost are given up
    [InlineData(0.20, 3)]
    public void Choose_ImagesOnALine_IsTheFifthNeighbour(double rate, double expected) =>
        Assert.Equal(expected, ThresholdCalibration.Choose(Line(20), new string?[20], rate, CancellationToken.None), 1e-6);

    [Fact]
    public void Choose_AGroupOfNeighbours_IsNoEvidenceForItself()
    {
        // Image 0 with its ten neighbours in one group: the first image that counts is 11 away, the fifth 15.
        string?[] groups = [.. Enumerable.Range(0, 20).Select(i => i <= 10 ? "patient" : null)];

        Assert.Equal(15, ThresholdCalibration.Choose(Line(20), groups, 0.01, CancellationToken.None), 1e-6);
    }

    private static ReferenceSet Line(int count) => ReferenceSet.Of([.. Enumerable.Range(0, count).Select(i =>
    {
        var features = new float[ImageFeatures.Count];
        features[5] = i;
        return features;
    })]);
}
