using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Tests.Spaces;

public sealed class QuantizedDistributionTests
{
    [Theory]
    [InlineData(0.0, 0L)]
    [InlineData(0.124, 0L)] // 0.496 rounds to 0
    [InlineData(0.126, 1L)]
    [InlineData(0.5, 2L)]
    [InlineData(0.999, 4L)]
    public void FromUnit_UniformFrom0To4_RoundsToWholeNumbers(double unit, long expected)
    {
        QuantizedDistribution distribution = new(new FloatDistribution(0, 4), 1);
        Assert.Equal(expected, distribution.ToValue(distribution.FromUnit(unit)));
    }

    [Fact]
    public void Cell_UniformRange_EndsAreHalfAsLikely()
    {
        QuantizedDistribution distribution = new(new FloatDistribution(0, 4), 1);
        Assert.Equal([1 / 8.0, 2 / 8.0, 2 / 8.0, 2 / 8.0, 1 / 8.0], Enumerable.Range(0, 5).Select(v => distribution.Cell(v).High - distribution.Cell(v).Low));
        Assert.Equal(5, distribution.Count);
    }

    [Fact]
    public void Cell_LogarithmicRange_CoversTheInterval()
    {
        // A batch size of 32 to 256 in steps of 8.
        QuantizedDistribution distribution = new(new FloatDistribution(32, 256, log: true), 8);
        double end = 0;
        for (int value = 32; value <= 256; value += 8)
        {
            (double low, double high) = distribution.Cell(value);
            Assert.Equal(end, low, 12);
            Assert.Equal(value, distribution.FromUnit((low + high) / 2));
            end = high;
        }
        Assert.Equal(1, end);
        Assert.Equal(29, distribution.Count);
        Assert.Equal(Math.Log(36 / 32.0) / Math.Log(8), distribution.Cell(32).High, 12);
    }

    [Fact]
    public void FromUnit_RangeBetweenMultiples_RoundsBeyondIt()
    {
        QuantizedDistribution distribution = new(new FloatDistribution(0.4, 1.1), 0.25);
        Assert.Equal((0.5, 1.0), (distribution.Minimum, distribution.Maximum));
        QuantizedDistribution beyond = new(new FloatDistribution(0.1, 0.9), 1);
        Assert.Equal((0, 1), (beyond.Minimum, beyond.Maximum));
        Assert.Equal((0, 0.5), (beyond.Cell(0).Low, Math.Round(beyond.Cell(0).High, 12)));
    }

    [Fact]
    public void Contains_DecimalSteps_TakesMultiplesOnly()
    {
        QuantizedDistribution distribution = new(new FloatDistribution(0, 1), 0.1);
        Assert.All(Enumerable.Range(0, 11), i => Assert.True(distribution.Contains(distribution.FromUnit(i / 10.0))));
        Assert.False(distribution.Contains(0.15));
        Assert.False(distribution.Contains(1.1));
        Assert.False(distribution.Contains(double.NaN));
        Assert.False(distribution.IsWhole);
    }

    [Fact]
    public void Count_Unbounded_IsNone() => Assert.Null(new QuantizedDistribution(new NormalDistribution(0, 1), 2).Count);

    [Fact]
    public void Constructor_SteppedSourceOrNoStep_SaysSo()
    {
        Assert.Throws<ArgumentException>(static () => new QuantizedDistribution(new IntDistribution(1, 9), 2));
        Assert.Throws<ArgumentException>(static () => new QuantizedDistribution(new FloatDistribution(0, 1), 0));
    }
}
