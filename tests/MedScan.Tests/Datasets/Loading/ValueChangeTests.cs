using MedScan.Datasets.Loading;

namespace MedScan.Tests.Datasets.Loading;

/// <summary>All expected values by hand.</summary>
public sealed class ValueChangeTests
{
    [Theory]
    [InlineData(1.0, 1.0, new byte[] { 0, 10, 100, 250 }, new byte[] { 0, 10, 100, 250 })]
    [InlineData(1.5, 1.0, new byte[] { 0, 10, 100, 250 }, new byte[] { 0, 15, 150, 255 })]
    // Mean 90: distances -90, -80, 10, 160 become -45, -40, 5, 80.
    [InlineData(1.0, 0.5, new byte[] { 0, 10, 100, 250 }, new byte[] { 45, 50, 95, 170 })]
    [InlineData(1.0, 2.0, new byte[] { 0, 10, 100, 250 }, new byte[] { 0, 0, 110, 255 })]
    // Halved: 0, 5, 50, 125 with mean 45; contrast 0 leaves the mean.
    [InlineData(0.5, 0.0, new byte[] { 0, 10, 100, 250 }, new byte[] { 45, 45, 45, 45 })]
    public void Apply_BrightnessThenContrast_MatchesHandCalculation(double brightness, double contrast, byte[] pixels, byte[] expected)
    {
        byte[] changed = [.. pixels];
        ValueChange.Apply(changed, brightness, contrast);
        Assert.Equal(expected, changed);

        // Long enough for the vector sum, with a rest.
        byte[] repeated = [.. Enumerable.Repeat(pixels, 10_001).SelectMany(part => part)];
        ValueChange.Apply(repeated, brightness, contrast);
        Assert.Equal([.. Enumerable.Repeat(expected, 10_001).SelectMany(part => part)], repeated);
    }
}
