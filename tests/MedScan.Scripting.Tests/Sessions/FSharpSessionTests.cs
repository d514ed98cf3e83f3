using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

public sealed class FSharpSessionTests(FSharpSessionFixture cells) : IClassFixture<FSharpSessionFixture>
{
    // What dotnet fsi answers to the same lines.
    [Theory]
    [InlineData("let x = 20\nx * 2 + 2", 42)]
    [InlineData("let add a b = a + b\nlet add3 = add 3\nadd3 4", 7)]
    [InlineData("type Shape = Circle of float | Square of float\nlet area = function Circle r -> 3.0 * r * r | Square s -> s * s\narea (Square 3.0)", 9.0)]
    [InlineData("type Scan = { Id: int; Name: string }\nlet scan = { Id = 1; Name = \"a\" }\n{ scan with Id = 5 }.Id", 5)]
    [InlineData("let (|Even|Odd|) n = if n % 2 = 0 then Even else Odd\nmatch 3 with Even -> \"even\" | Odd -> \"odd\"", "odd")]
    [InlineData("[<Measure>] type mm\nlet length = 3.0<mm>\nfloat (length * 2.0)", 6.0)]
    [InlineData("let answer = async { return 6 * 7 } |> Async.RunSynchronously\nanswer", 42)]
    [InlineData("let t = task { return 5 }\nt.Result", 5)]
    [InlineData("seq { for i in 1 .. 4 do yield i * i } |> Seq.sum", 30)]
    [InlineData("let mutable count = 0\nfor i in 1 .. 10 do count <- count + i\ncount", 55)]
    [InlineData("let rec even n = if n = 0 then true else odd (n - 1)\nand odd n = if n = 0 then false else even (n - 1)\neven 10", true)]
    [InlineData("sprintf \"%A\" [ Some 1; None ]", "[Some 1; None]")]
    [InlineData("let name = \"Ada\"\n$\"Hello {name}, {1 + 1:D3}\"", "Hello Ada, 002")]
    [InlineData("module Inner =\n    let two = 2\n    let twice x = x * two\n\nInner.twice 4", 8)]
    [InlineData("[| 1.5; 2.5 |] |> Array.map (fun x -> x * 2.0) |> Array.sum", 8.0)]
    [InlineData("let xs = [ 3; 1; 2 ]\nxs\n|> List.sort\n|> List.head", 1)]
    [InlineData("#if INTERACTIVE\n1\n#else\n2\n#endif", 1)]
    [InlineData("open System.Linq\n[ 1; 2; 3 ].Select(fun x -> x * 2).Sum()", 12)]
    [InlineData("let q = 1\nq + 1;;\nlet w = 3\nw + 5;;", 8)]
    [InlineData("\"a;;b\" // ;;", "a;;b")]
    [InlineData("let ignored = 5 (* ;; *)\nignored", 5)]
    public async Task RunAsync_Expression_HasItsValue(string code, object expected)
    {
        SubmissionResult.Completed result = await cells.CompleteAsync(code);

        Assert.True(result.HasValue);
        Assert.Equal(expected, result.Value);
    }

    [Theory]
    [InlineData("let silent = 3")]
    [InlineData("()")]
    [InlineData("printf \"\"")]
    [InlineData("5 |> ignore")]
    [InlineData("type Silent = { X: int }")]
    [InlineData("open System")]
    [InlineData("// only a remark")]
    [InlineData("")]
    [InlineData("3\nlet afterwards = 4")]
    public async Task RunAsync_NoTrailingValue_ShowsNothing(string code) => Assert.False((await cells.CompleteAsync(code)).HasValue);

    [Fact]
    public async Task RunAsync_TrailingAsync_IsShownNotRun()
    {
        SubmissionResult.Completed result = await cells.CompleteAsync("async { return failwith<int> \"ran\" }");

        Assert.StartsWith("FSharpAsync", result.Value!.GetType().Name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TrailingTask_IsShownAsTask()
    {
        SubmissionResult.Completed result = await cells.CompleteAsync("task { return 3 }");

        Assert.Equal(3, await Assert.IsAssignableFrom<Task<int>>(result.Value));
    }

    [Fact]
    public async Task RunAsync_LaterSubmission_SeesEarlierOnesAndMayShadow()
    {
        await cells.CompleteAsync("let shadowed = 1\nlet getShadowed () = shadowed");
        await cells.CompleteAsync("let shadowed = \"two\"");

        Assert.Equal("two1", (await cells.CompleteAsync("shadowed + string (getShadowed ())")).Value);
    }

    [Fact]
    public async Task RunAsync_MutableOfAnEarlierSubmission_IsChanged()
    {
        await cells.CompleteAsync("let mutable total = 1");
        await cells.CompleteAsync("total <- total + 41");

        Assert.Equal(42, (await cells.CompleteAsync("total")).Value);
    }

    [Fact]
    public async Task RunAsync_OptimisedLoopOverArrays_CountsRight()
    {
        await cells.CompleteAsync("let pixels = Array.init 1000 float32\nlet mutable brightness = 0.0f");
        await cells.CompleteAsync("for i in 0 .. pixels.Length - 1 do brightness <- brightness + pixels[i] * 2.0f\npixels[3] <- pixels[3] + 0.5f");

        Assert.Equal(999000.0f, (await cells.CompleteAsync("brightness")).Value);
        Assert.Equal(3.5f, (await cells.CompleteAsync("pixels[3]")).Value);
    }

    [Fact]
    public async Task RunAsync_TypeError_IsRejectedWithPlaceAndName()
    {
        SubmissionResult result = await cells.RunAsync("let fine = 1\n  \nlet wrong: int = \"text\"", "In[7]");

        CodeDiagnostic error = Assert.Single(Assert.IsType<SubmissionResult.Rejected>(result).Errors);
        Assert.Equal("In[7](3,18): error FS0001: This expression was expected to have type 'int' but here has type 'string'", error.ToString());
        Assert.Equal(new CodePosition(3, 24), error.End);
    }

    [Fact]
    public async Task RunAsync_FirstLine_MovesDiagnosticsAndTraces()
    {
        SubmissionResult rejected = await cells.Session.RunAsync(new Submission("nosuchname", "In[8]") { FirstLine = 2 });
        SubmissionResult failed = await cells.Session.RunAsync(new Submission("failwith \"moved\"", "In[8]") { FirstLine = 2 });

        Assert.Equal(new CodePosition(3, 1), Assert.Single(rejected.Diagnostics).Start);
        Assert.EndsWith("In[8]:line 3", Assert.Single(Assert.IsType<SubmissionResult.Failed>(failed).Trace), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_SyntaxError_IsRejected()
    {
        SubmissionResult result = await cells.RunAsync("let broken = (1 + ");

        Assert.NotEmpty(Assert.IsType<SubmissionResult.Rejected>(result).Errors);
    }

    [Fact]
    public async Task RunAsync_BrokenOffsideRule_IsRejected()
    {
        SubmissionResult result = await cells.RunAsync("let f x =\n    let y = x\n  y + 1", "In[9]");

        Assert.All(Assert.IsType<SubmissionResult.Rejected>(result).Errors, static e => Assert.Equal("In[9]", e.Source));
    }

    [Fact]
    public async Task RunAsync_Warning_IsKeptAndTheCodeRuns()
    {
        SubmissionResult.Completed result = await cells.CompleteAsync("match Some 1 with Some x -> x", "In[10]");

        CodeDiagnostic warning = Assert.Single(result.Warnings);
        Assert.Equal((DiagnosticLevel.Warning, "FS0025", "In[10]"), (warning.Severity, warning.Id, warning.Source));
        Assert.Equal(1, result.Value);
    }

    [Fact]
    public async Task RunAsync_ErrorAfterTwoSemicolons_KeepsItsPlace()
    {
        SubmissionResult result = await cells.RunAsync("let first = 1;; nosuchname", "In[11]");

        Assert.Equal(new CodePosition(1, 17), Assert.Single(result.Diagnostics).Start);
    }

    [Fact]
    public async Task RunAsync_Exception_HasATraceOfUserCodeOnly()
    {
        await cells.CompleteAsync("let rec deeper n =\n    if n = 0 then\n        invalidOp \"bottom\"\n    else\n        1 + deeper (n - 1)", "In[12]");

        SubmissionResult.Failed result = Assert.IsType<SubmissionResult.Failed>(await cells.RunAsync("let before = 1\n\ndeeper 1", "In[13]"));

        Assert.Equal("bottom", Assert.IsType<InvalidOperationException>(result.Error).Message);
        Assert.Equal(["at deeper(Int32 n) in In[12]:line 3", "at deeper(Int32 n) in In[12]:line 5", "at In[13]:line 3"], result.Trace);
    }

    [Fact]
    public async Task RunAsync_ExceptionInLambda_NamesTheFunctionAroundIt()
    {
        await cells.CompleteAsync("let visit (values: int list) =\n    values |> List.iter (fun v ->\n        if v > 1 then failwith \"big\")", "In[14]");

        SubmissionResult.Failed result = Assert.IsType<SubmissionResult.Failed>(await cells.RunAsync("visit [ 1; 2 ]", "In[15]"));

        Assert.Contains(result.Trace, static frame => frame.Contains("visit", StringComparison.Ordinal) && frame.EndsWith("In[14]:line 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_AfterAnException_GoesOn()
    {
        await cells.CompleteAsync("let kept = 7");
        await cells.RunAsync("let lost: int = failwith \"no\"");

        Assert.Equal(7, (await cells.CompleteAsync("kept")).Value);
        Assert.IsType<SubmissionResult.Rejected>(await cells.RunAsync("lost"));
    }

    [Fact]
    public async Task RunAsync_ThirtyFiveSubmissionsLater_NamesAreStillThere()
    {
        await cells.CompleteAsync("module Old =\n    let internal hidden = 3\n    let value = hidden + 1");
        for (int i = 0; i < 35; i++)
            await cells.CompleteAsync($"let later{i} = {i}");

        Assert.Equal(4 + 34, (await cells.CompleteAsync("Old.value + later34")).Value);
    }
}
