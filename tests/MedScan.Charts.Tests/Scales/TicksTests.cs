using MedScan.Charts.Scales;

namespace MedScan.Charts.Tests.Scales;

public sealed class TicksTests
{
    // What a person would write along such an axis.
    [Theory]
    [InlineData(0, 1, 5, "0|0.2|0.4|0.6|0.8|1.0")]
    [InlineData(0, 0.05, 5, "0|0.01|0.02|0.03|0.04|0.05")]
    [InlineData(0, 10, 4, "0|2.5|5.0|7.5|10.0")]
    [InlineData(-1, 1, 4, "\u22121.0|\u22120.5|0|0.5|1.0")]
    [InlineData(0, 40_000, 4, "0|10,000|20,000|30,000|40,000")]
    [InlineData(0, 4e6, 4, "0|10\u2076|2\u00d710\u2076|3\u00d710\u2076|4\u00d710\u2076")]
    public void In_LinearRange_MarksRoundNumbers(double low, double high, int count, string expected) =>
        Assert.Equal(expected, Labels(new AxisRange(low, high, AxisScale.Linear), count));

    [Theory]
    [InlineData(1, 4, 10, "1|2|3|4")]
    [InlineData(1, 25, 8, "5|10|15|20|25")]
    [InlineData(3, 3.5, 5, "3")]
    public void In_WholeNumbers_HasNoHalves(double low, double high, int count, string expected) =>
        Assert.Equal(expected, string.Join('|', Ticks.In(new AxisRange(low, high, AxisScale.Linear), count, wholeNumbers: true).Select(tick => tick.Label)));

    [Theory]
    [InlineData(0.1, 10, 6, "0.1|0.2|0.5|1|2|5|10")]
    [InlineData(1e-6, 1, 6, "10\u207b\u2076|0.0001|0.01|1")]
    [InlineData(1, 1e4, 6, "1|10|100|1000|10,000")]
    public void In_LogarithmicRange_MarksDecades(double low, double high, int count, string expected) =>
        Assert.Equal(expected, Labels(new AxisRange(low, high, AxisScale.Log), count));

    private static string Labels(AxisRange range, int count) => string.Join('|', Ticks.In(range, count).Select(tick => tick.Label));
}
