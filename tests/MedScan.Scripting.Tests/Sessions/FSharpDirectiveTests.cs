using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

public sealed class FSharpDirectiveTests(FSharpSessionFixture cells) : IClassFixture<FSharpSessionFixture>, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan-load-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RunAsync_ReferenceThatIsNotThere_IsRejectedAtItsLine()
    {
        SubmissionResult result = await RunAsync("let x = 1\n#r \"no/such.dll\"");

        CodeDiagnostic error = Assert.Single(Assert.IsType<SubmissionResult.Rejected>(result).Errors);
        Assert.Equal(("In[1]", new CodePosition(2, 1)), (error.Source, error.Start));
    }

    [Fact]
    public async Task RunAsync_ReferenceByName_CanBeUsedInTheSameCell() =>
        Assert.Equal("Assert", Assert.IsType<SubmissionResult.Completed>(await RunAsync("#r \"xunit.assert\"\ntypeof<Xunit.Assert>.Name")).Value);

    [Fact]
    public async Task RunAsync_DirectiveInsideAString_IsText() =>
        Assert.Equal("\n#r \"nowhere.dll\"\n", Assert.IsType<SubmissionResult.Completed>(await RunAsync("\"\"\"\n#r \"nowhere.dll\"\n\"\"\"")).Value);

    private Task<SubmissionResult> RunAsync(string code) => cells.Session.RunAsync(new Submission(code, "In[1]") { BaseDirectory = _folder });
}
