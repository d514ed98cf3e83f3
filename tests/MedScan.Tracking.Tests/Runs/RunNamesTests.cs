using MedScan.Tracking.Runs;

namespace MedScan.Tracking.Tests.Runs;

public sealed class RunNamesTests
{
    // The names of MLflow 3.6's recordings ("names: ..."), refused there with 400.
    [Theory]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a/../b")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a!b")]
    [InlineData("a/")]
    [InlineData("a\0b")]
    public void Check_NameThatMlflowRefuses_Throws(string name)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new RunNames().Check(name, "metric"));
        Assert.Contains("metric name", error.Message, StringComparison.Ordinal);
        Assert.Null(RunNames.Fault(RunNames.Mend(name)));
    }

    [Theory]
    [InlineData("validation/loss")]
    [InlineData("f1 macro-avg_2.5:x")]
    [InlineData("größe")]
    [InlineData(".hidden")]
    public void Check_NameThatMlflowTakes_IsGivenBackAsOneInstance(string name)
    {
        var names = new RunNames();

        Assert.Same(names.Check(name, "metric"), names.Check(new string(name), "metric"));
        Assert.Equal(name, RunNames.Mend(name));
    }

    [Fact]
    public void Check_251Characters_Throws()
    {
        Assert.Null(RunNames.Fault(new string('a', 250)));
        Assert.NotNull(RunNames.Fault(new string('a', 251)));
        Assert.Equal(250, RunNames.Mend(new string('a', 251)).Length);
    }
}
