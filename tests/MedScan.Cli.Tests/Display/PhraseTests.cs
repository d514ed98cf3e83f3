using MedScan.Cli.Display;
using MedScan.Metrics;

namespace MedScan.Cli.Tests.Display;

public class PhraseTests
{
    [Theory]
    [InlineData(7.6, "8 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(90_000, "25 h 0 min")]
    public void Duration_Seconds_AreSaidInTwoUnits(double seconds, string expected) => Assert.Equal(expected, Phrase.Duration(seconds));

    [Fact]
    public void Estimate_WithAndWithoutInterval_OrUndefined_IsSaid()
    {
        Assert.Equal("0.912 (0.880 to 0.941)", Phrase.Estimate(new Estimate(0.9123, 0.88, 0.941)));
        Assert.Equal("0.912", Phrase.Estimate(new Estimate(0.9123)));
        Assert.Equal("-", Phrase.Estimate(new Estimate(null)));
    }
}
