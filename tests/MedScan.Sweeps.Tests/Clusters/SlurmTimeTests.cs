using MedScan.Sweeps.Clusters;

namespace MedScan.Sweeps.Tests.Clusters;

public sealed class SlurmTimeTests
{
    // The forms and what they mean are those of sbatch's manual page.
    [Theory]
    [InlineData("90", "1:30:00")]
    [InlineData("90:30", "1:30:30")]
    [InlineData("2:00:00", "2:00:00")]
    [InlineData("1-12", "1-12:00:00")]
    [InlineData("1-12:30", "1-12:30:00")]
    [InlineData("10-00:00:01", "10-00:00:01")]
    public void Parse_FormsOfSlurm_AreReadAndWritten(string text, string written) => Assert.Equal(written, SlurmTime.Format(SlurmTime.Parse(text)));

    [Theory]
    [InlineData("")]
    [InlineData("2h")]
    [InlineData("-5")]
    [InlineData("1:2:3:4")]
    [InlineData("1-")]
    public void Parse_AnythingElse_SaysWhatIsExpected(string text) =>
        Assert.Contains("2:00:00 for hours", Assert.Throws<FormatException>(() => SlurmTime.Parse(text)).Message, StringComparison.Ordinal);
}
