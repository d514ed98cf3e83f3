using MedScan.Charts.Scales;

namespace MedScan.Charts.Tests.Scales;

public sealed class TicksTests
{
    // Large numbers that differ little, and a range in which the best step has one tick only.
    [Theory]
    [InlineData(1_700_000_000, 1_700_000_001, 5, "1,700,000,000.0|1,700,000,000.2|1,700,000,000.4|1,700,000,000.6|1,700,000,000.8|1,700,000,001.0")]
    [InlineData(-6, 6, 2, "\u22125|0|5")]
    public void In_UnusualRange_TellsTicksApart(double low, double high, int count, string expected) =>
        Assert.Equal(expected, Labels(new AxisRange(low, high, AxisScale.Linear), count));

    // By hand: the ends are ticks, also where rounding makes the range so long that the step grows.
    [Theory]
    [InlineData(-0.25, 0.75, 6, false, -0.4, 0.8)]
    [InlineData(0.1, 12, 5, false, 0, 12.5)]
    [InlineData(0, 12, 5, true, 0, 15)]
    [InlineData(0, 1, 7, true, 0, 1)]
    [InlineData(100, 103, 4, false, 100, 103)]
    public void Of_Values_GoesToTicks(double low, double high, int ticks, bool whole, double first, double last)
    {
        var range = AxisRange.Of(new Axis(), [low, high], ticks: ticks, wholeNumbers: whole);

        Assert.Equal(first, range.Low, precision: 12);
        Assert.Equal(last, range.High, precision: 12);
        IReadOnlyList<Tick> marks = Ticks.In(range, ticks, whole);
        Assert.Equal(first, marks[0].Value, precision: 12);
        Assert.Equal(last, marks[^1].Value, precision: 12);
    }

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
