using MedScan.Training;

namespace MedScan.Tests.Training;

public sealed class ProcessorCoresTests
{
    [Theory]
    [InlineData("1", 1)]
    [InlineData("1,4", 1)]
    [InlineData("100000", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("many", null)]
    [InlineData("", null)]
    public void CountUpTo_Variable_LimitsTheCores(string variable, int? expected) =>
        Assert.Equal(expected ?? ProcessorCores.CountUpTo(null), ProcessorCores.CountUpTo(variable));

    [Fact]
    public void CountUpTo_NoVariable_IsNoMoreThanThisProcessMayUse() =>
        Assert.InRange(ProcessorCores.CountUpTo(null), 1, Environment.ProcessorCount);
}
