using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

public sealed class FSharpEditingTests(FSharpSessionFixture cells) : IClassFixture<FSharpSessionFixture>
{
    [Theory]
    [InlineData("let x = 1")]
    [InlineData("1 + 1")]
    [InlineData("printfn \"a\"")]
    [InlineData("#r \"nuget: X, 1.0\"")]
    [InlineData("let f x =\n    x + 1\n")]
    [InlineData("let f x =\n    x + 1;;")]
    [InlineData("")]
    public void CheckCompleteness_CodeThatRuns_IsComplete(string code) => Assert.Equal(Completeness.Complete, cells.Session.CheckCompleteness(code));

    [Theory]
    [InlineData("let x =")]
    [InlineData("let f x =\n    x + 1")]
    [InlineData("printfn \"a")]
    [InlineData("[ 1; 2")]
    [InlineData("(1 +")]
    [InlineData("(* remark")]
    [InlineData("let s = \"\"\"text")]
    [InlineData("if true then")]
    [InlineData("match 1 with")]
    public void CheckCompleteness_OpenEnd_IsIncomplete(string code) => Assert.Equal(Completeness.Incomplete, cells.Session.CheckCompleteness(code));

    [Theory]
    [InlineData("let = 3\nlet y = 4\n")]
    [InlineData("1 + )")]
    public void CheckCompleteness_CodeThatNothingMends_IsInvalid(string code) => Assert.Equal(Completeness.Invalid, cells.Session.CheckCompleteness(code));

    [Theory]
    [InlineData("List.ma", "map", 5)]
    [InlineData("System.Math.Sq", "Sqrt", 12)]
    [InlineData("let y = ima", "imageCount", 8)]
    [InlineData("mat", "match", 0)]
    [InlineData("printf", "printfn", 0)]
    [InlineData("\"abc\".Sub", "Substring", 6)]
    public async Task CompleteAsync_StartOfAName_FindsIt(string code, string expected, int start)
    {
        await cells.CompleteAsync("let imageCount = 3");

        CompletionList found = await cells.Session.CompleteAsync(code, code.Length);

        Assert.Contains(expected, found.Items.Select(static item => item.Text));
        Assert.Equal((start, code.Length), (found.Start, found.End));
        Assert.Equal(found.Items.Count, found.Items.DistinctBy(static item => item.Text).Count());
    }

    [Fact]
    public async Task CompleteAsync_WhileACellRuns_Answers()
    {
        using ManualResetEventSlim go = new();
        TaskCompletionSource running = new();
        await cells.Session.SetVariableAsync("started", (Action)running.SetResult);
        await cells.Session.SetVariableAsync("go", go);
        Task<SubmissionResult> run = cells.RunAsync("started.Invoke()\ngo.Wait()");
        await running.Task.WaitAsync(TimeSpan.FromSeconds(60));

        CompletionList found = await cells.Session.CompleteAsync("List.fil", 8).WaitAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(["filter"], found.Items.Select(static item => item.Text));
        go.Set();
        Assert.IsType<SubmissionResult.Completed>(await run);
    }

    [Fact]
    public async Task InspectAsync_FunctionOfTheCore_HasSignatureAndDocumentation()
    {
        Inspection? found = await cells.Session.InspectAsync("List.map id [ 1 ]", 6);

        Assert.NotNull(found);
        Assert.Contains("mapping: ('T -> 'U)", found.Signature, StringComparison.Ordinal);
        Assert.Contains("collection", found.Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InspectAsync_Variable_HasTypeAndValue()
    {
        await cells.CompleteAsync("/// How many there are.\nlet scanCount = 42");

        Inspection? found = await cells.Session.InspectAsync("scanCount + 1", 3);

        Assert.Contains("scanCount: int", found!.Signature, StringComparison.Ordinal);
        Assert.Equal("42", found.Value);
    }

    [Theory]
    [InlineData("1 + 1", 2)]
    [InlineData("nosuchname", 3)]
    [InlineData("", 0)]
    public async Task InspectAsync_NoKnownName_IsNull(string code, int position) => Assert.Null(await cells.Session.InspectAsync(code, position));
}
