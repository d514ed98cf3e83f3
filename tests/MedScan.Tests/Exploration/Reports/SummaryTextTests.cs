using MedScan.Exploration.Reports;

namespace MedScan.Tests.Exploration.Reports;

public sealed class SummaryTextTests
{
    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1023, "1023 bytes")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(93_079_343, "88.8 MiB")] // 93,079,343 / 1,048,576 = 88.77
    [InlineData(5_497_558_138_880, "5.0 TiB")]
    public void Bytes_AnyCount_TakesTheUnitThatFits(double bytes, string expected) => Assert.Equal(expected, SummaryText.Bytes(bytes));

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.283, "28 %")]
    [InlineData(0.9996, "100.0 %")]
    [InlineData(1, "100 %")]
    public void Percent_AnyShare_IsShort(double share, string expected) => Assert.Equal(expected, SummaryText.Percent(share));

    [Theory]
    [InlineData(1, "1")]
    [InlineData(1.775, "1.78")]
    [InlineData(-42.55, "-42.6")]
    [InlineData(2563.6, "2564")]
    public void Number_AnySize_HasThreeDigits(double value, string expected) => Assert.Equal(expected, SummaryText.Number(value));
}
