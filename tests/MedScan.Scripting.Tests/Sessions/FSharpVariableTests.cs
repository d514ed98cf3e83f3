using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

public sealed class FSharpVariableTests(FSharpSessionFixture cells) : IClassFixture<FSharpSessionFixture>
{
    public static TheoryData<string, object?, string, object?> Shared => new()
    {
        { "number", 3, "number + 1", 4 },
        { "text", "abc", "text.ToUpper()", "ABC" },
        { "numbers", new[] { 1.5, 2.5 }, "numbers |> Array.map (fun x -> x * 2.0) |> Array.sum", 8.0 },
        { "floats", new[] { 1.5f, 2.5f }, "floats[0] + floats[1] * 2.0f", 6.5f },
        { "jagged", new int[][] { [1, 2], [3] }, "jagged |> Array.sumBy Array.sum", 6 },
        { "matrix", new int[,] { { 1, 2 }, { 3, 4 } }, "matrix[1, 0]", 3 },
        { "list", new List<int> { 1, 2, 3 }, "Seq.sum list", 6 },
        { "map", new Dictionary<string, double[]> { ["a"] = [1, 2] }, "map[\"a\"] |> Array.sum", 3.0 },
        { "pair", Tuple.Create(1, "one"), "let (n, s) = pair in s + string n", "one1" },
        { "values", (Left: 2, Right: 0.5), "let struct (l, r) = values in float l + r", 2.5 },
        { "square", (Func<int, int>)(static x => x * x), "square.Invoke 5", 25 },
        { "range", Enumerable.Range(1, 4).Where(static x => x > 1), "Seq.sum range", 9 },
        { "nothing", null, "isNull nothing", true },
        { "day", new DateOnly(2026, 3, 1), "day.AddDays(1).Day", 2 },
        { "val", 1, "``val`` + 1", 2 },
        { "flag", true, "if flag then 1 else 0", 1 },
    };

    [Theory]
    [MemberData(nameof(Shared))]
    public async Task SetVariableAsync_ValueOfAFrameworkType_HasThatTypeInCode(string name, object? value, string code, object? expected)
    {
        await cells.Session.SetVariableAsync(name, value);

        Assert.Equal(expected, (await cells.CompleteAsync(code)).Value);
    }

    [Fact]
    public async Task SetVariableAsync_Array_IsSharedByReference()
    {
        double[] weights = [1, 2, 3];
        await cells.Session.SetVariableAsync("weights", weights);

        await cells.CompleteAsync("for i in 0 .. weights.Length - 1 do weights[i] <- weights[i] * 10.0");

        Assert.Equal([10.0, 20.0, 30.0], weights);
        Assert.Same(weights, cells.Session.Variables.Single(static v => v.Name == "weights").Value);
    }

    [Fact]
    public async Task SetVariableAsync_FSharpValues_ComeBackAsTheyWere()
    {
        await cells.CompleteAsync("type Finding = { Name: string; Sizes: int list }\nlet finding = Some { Name = \"cyst\"; Sizes = [ 1; 2 ] }");
        object? value = cells.Session.Variables.Single(static v => v.Name == "finding").Value;

        await cells.Session.SetVariableAsync("again", value);

        Assert.Equal(3, (await cells.CompleteAsync("again.Value.Sizes |> List.sum")).Value);
    }

    [Fact]
    public async Task SetVariableAsync_FSharpFunction_CanBeCalled()
    {
        await cells.CompleteAsync("let twice = let factor = System.Environment.ProcessorCount * 0 + 2 in fun x -> x * factor");
        object? value = cells.Session.Variables.Single(static v => v.Name == "twice").Value;

        await cells.Session.SetVariableAsync("twiceAgain", value);

        Assert.Equal(8, (await cells.CompleteAsync("twiceAgain 4")).Value);
    }

    [Fact]
    public async Task SetVariableAsync_TypeOfACSharpSubmission_IsRefused()
    {
        await using CSharpSession csharp = new(new SessionOptions());
        SubmissionResult made = await csharp.RunAsync(new Submission("record Scan(int Id); new[] { new Scan(1) }", "In[1]"));
        object? value = Assert.IsType<SubmissionResult.Completed>(made).Value;

        ScriptingException error = await Assert.ThrowsAsync<ScriptingException>(() => cells.Session.SetVariableAsync("scans", value));

        Assert.Contains("Scan", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetVariableAsync_LibraryType_NeedsNoReferenceBefore()
    {
        await cells.Session.SetVariableAsync("position", new CodePosition(3, 4));

        Assert.Equal(7, (await cells.CompleteAsync("position.Line + position.Column")).Value);
    }

    [Fact]
    public async Task Variables_SeveralWithOneName_GivesTheLatest()
    {
        await cells.CompleteAsync("let twin = 1");
        await cells.CompleteAsync("let twin = \"second\"\ntwin.Length");

        SessionVariable variable = Assert.Single(cells.Session.Variables, static v => v.Name == "twin");
        Assert.Equal((typeof(string), "second"), (variable.Type, variable.Value));
        Assert.DoesNotContain(cells.Session.Variables, static v => v.Name == "it");
    }

    [Fact]
    public async Task Variables_Mutable_GivesWhatItHoldsNow()
    {
        await cells.CompleteAsync("let mutable counter = 1");
        await cells.CompleteAsync("counter <- 5");

        Assert.Equal(5, cells.Session.Variables.Single(static v => v.Name == "counter").Value);
    }
}
