using MedScan.Cli.Diagnostics;

namespace MedScan.Cli.Tests.Diagnostics;

public class MachineReportViewTests
{
    private static readonly MachineReport Report = new("1.2.3",
    [
        new("A", "fine", "[1]"),
        new("A", "slow", "old", FindingState.Warning, "buy one"),
        new("B", "gone", "not installed", FindingState.Missing, "apt-get install it && go"),
        new("B", "gone too", "not installed", FindingState.Missing, "apt-get install it && go"),
    ]);

    [Fact]
    public void Write_Findings_AreGroupedAndEachRemedyIsShownOnce()
    {
        using StringWriter output = new();
        MachineReportView.Write(Report, Terminal.On(output));

        Assert.Equal("""
            A
              fine      [1]
              slow      warning: old
            B
              gone      MISSING: not installed
              gone too  MISSING: not installed

            To do: buy one
            To do: apt-get install it && go
            Something that MedScan needs is missing.

            """, output.ToString());
    }

    [Fact]
    public void ToJson_Remedy_IsReadableAsACommand() =>
        Assert.Contains("\"apt-get install it && go\"", MachineReportView.ToJson(Report), StringComparison.Ordinal);

    [Fact]
    public void Healthy_OnlyWarnings_IsTrue()
    {
        Assert.False(Report.Healthy);
        Assert.True((Report with { Findings = [.. Report.Findings.Take(2)] }).Healthy);
    }
}
