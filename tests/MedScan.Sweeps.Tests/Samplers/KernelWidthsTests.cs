using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class KernelWidthsTests
{
    // Neighbours on the line 0.1, 0.2, (0.5), 0.9; the middle is the prior's place.
    [Theory]
    [InlineData(false, new[] { 0.4, 0.3, 0.1 })]
    [InlineData(true, new[] { 0.4, 0.3, 0.1 })]
    public void ByNeighbours_ThreeMeans_AreTheFartherDistances(bool endpoints, double[] expected)
    {
        double[] widths = KernelWidths.ByNeighbours([0.9, 0.2, 0.1], endpoints);

        Assert.All(expected.Zip(widths), static pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    [Fact]
    public void ByNeighbours_OutermostFarFromTheEnd_SeesItWithEndpointsOnly()
    {
        Assert.Equal(0.1, KernelWidths.ByNeighbours([0.4, 0.45, 0.8], endpoints: false)[0] * 2, 12);
        Assert.Equal(0.4, KernelWidths.ByNeighbours([0.4, 0.45, 0.8], endpoints: true)[0], 12);
    }
}
