using MedScan.Scripting.Output;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

public sealed class CSharpSessionTests : IAsyncDisposable
{
    private readonly CSharpSession _session = new(new SessionOptions());
    private int _cells;

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private Task<SubmissionResult> RunAsync(string code) => _session.RunAsync(new Submission(code, $"In[{++_cells}]"));

    private async Task<object?> ValueAsync(string code)
    {
        SubmissionResult result = await RunAsync(code);
        return Assert.IsType<SubmissionResult.Completed>(result).Value;
    }

    [Theory]
    [InlineData("var x = 20; x * 2 + 2", true, 42)]
    [InlineData("var x = 20; x.ToString();", false, null)]
    [InlineData("(object)null", true, null)]
    [InlineData("null", true, null)]
    [InlineData("Console.Out.Flush()", false, null)]
    [InlineData("await Task.Yield()", false, null)]
    [InlineData("await Task.FromResult(3)", true, 3)]
    [InlineData("int F() => 1;", false, null)]
    [InlineData("var y = 1;", false, null)]
    [InlineData("return 5;", true, 5)]
    [InlineData("// nothing", false, null)]
    [InlineData("", false, null)]
    [InlineData("Func<int> f = () => { return 1; };", false, null)]
    public async Task RunAsync_Code_HasValueOnlyWhenItEndsWithOne(string code, bool hasValue, object? value)
    {
        var completed = Assert.IsType<SubmissionResult.Completed>(await RunAsync(code));

        Assert.Equal((hasValue, value), (completed.HasValue, completed.Value));
    }

    [Theory]
    [InlineData("using System.Net;", "IPAddress.Loopback.ToString()", "127.0.0.1")]
    [InlineData("using static System.Math;", "Max(2, 3)", 3)]
    [InlineData("using B = System.Text.StringBuilder;", "new B(\"a\").ToString()", "a")]
    [InlineData("var x = 1;", "var x = \"two\"; x", "two")]
    [InlineData("record P(int A);", "new P(3).ToString()", "P { A = 3 }")]
    [InlineData("public static int Twice(this int x) => 2 * x;", "4.Twice()", 8)]
    [InlineData("int F() => 1;", "int F() => 2; F()", 2)]
    [InlineData("dynamic d = 5;", "(int)d + 1", 6)]
    [InlineData("var (a, b) = (1, 2);", "a + b", 3)]
    [InlineData("unsafe { int* p = null; }", "1", 1)]
    [InlineData("async IAsyncEnumerable<int> Numbers() { yield return 1; await Task.Yield(); yield return 2; }", "var s = 0; await foreach (var n in Numbers()) s += n; s", 3)]
    public async Task RunAsync_LaterSubmission_SeesWhatTheEarlierDeclared(string first, string second, object expected)
    {
        Assert.IsType<SubmissionResult.Completed>(await RunAsync(first));

        Assert.Equal(expected, await ValueAsync(second));
    }

    [Fact]
    public async Task RunAsync_Throws_TraceNamesSubmissionAndLineOfUserCodeOnly()
    {
        await RunAsync("int Half(string text)\n{\n    return int.Parse(text) / 2;\n}");

        var failed = Assert.IsType<SubmissionResult.Failed>(await RunAsync("var a = 1;\n\nHalf(\"x\")"));

        Assert.IsType<FormatException>(failed.Error);
        Assert.Equal(["at Half(String text) in In[1]:line 3", "at In[2]:line 3"], failed.Trace);
    }

    [Theory]
    [InlineData("async Task F() { await Task.Yield(); throw new Exception(\"x\"); }\nawait F()", "at F in In[1]:line 1", "at In[1]:line 2")]
    [InlineData("new[] { 1 }.Select(i => i / (i - 1)).ToList()", "at a lambda in In[1]:line 1", "at In[1]:line 1")]
    [InlineData("class A { public static int F(int i) => i / 0.CompareTo(0); }\nA.F(1)", "at A.F(Int32 i) in In[1]:line 1", "at In[1]:line 2")]
    [InlineData("Task.Run(() => throw new Exception(\"x\")).Wait()", "at In[1]:line 1")]
    public async Task RunAsync_Throws_FramesAreNamedAsWritten(string code, params string[] trace)
    {
        var failed = Assert.IsType<SubmissionResult.Failed>(await RunAsync(code));

        Assert.Equal(trace, failed.Trace.Distinct());
    }

    [Fact]
    public async Task RunAsync_Throws_KeepsVariablesOfFinishedStatements()
    {
        await RunAsync("var before = 1;");
        await RunAsync("var done = 2; throw new Exception(); var notReached = 3;");

        Assert.Equal(3, await ValueAsync("before + done + notReached"));
    }

    [Fact]
    public async Task RunAsync_DoesNotCompile_ChangesNothing()
    {
        await RunAsync("var x = 1;");
        SubmissionResult result = await RunAsync("x = 2; int y = \"no\";");

        Assert.IsType<SubmissionResult.Rejected>(result);
        Assert.Equal(1, await ValueAsync("x"));
    }

    [Fact]
    public async Task RunAsync_DoesNotCompile_SaysWhereCountingLinesBeforeTheCode()
    {
        SubmissionResult result = await _session.RunAsync(new Submission("var a = 1;\n  b + a", "In[7]") { FirstLine = 1 });

        CodeDiagnostic error = Assert.Single(Assert.IsType<SubmissionResult.Rejected>(result).Errors);
        Assert.Equal(("CS0103", "In[7]", new CodePosition(3, 3), new CodePosition(3, 4)), (error.Id, error.Source, error.Start, error.End));
        Assert.Equal("In[7](3,3): error CS0103: The name 'b' does not exist in the current context", error.ToString());
    }

    [Fact]
    public async Task RunAsync_ThrowsBelowALineOfTheHost_TraceCountsThatLine()
    {
        SubmissionResult result = await _session.RunAsync(new Submission("throw new Exception();", "In[7]") { FirstLine = 2 });

        Assert.Equal(["at In[7]:line 3"], Assert.IsType<SubmissionResult.Failed>(result).Trace);
    }

    [Theory]
    [InlineData("namespace A { class B { } }", "Leave the namespace line")]
    [InlineData("static class E { public static int Twice(this int x) => 2 * x; }", "at the top level instead")]
    [InlineData("Span<int> s = new int[3];", "between braces")]
    [InlineData("using var m = new MemoryStream();", "using (var x = ...)")]
    [InlineData("file class Q { }", "Leave 'file' out")]
    [InlineData("int x = 1; ref int r = ref x;", "ref variable needs a scope")]
    [InlineData("static class E { extension(int x) { public int Twice() => 2 * x; } }", "at the top level instead")]
    [InlineData("yield return 1;", "Put it into a function")]
    public async Task RunAsync_WhatOnlyAProjectCanDo_SaysWhatToDoInstead(string code, string advice)
    {
        var rejected = Assert.IsType<SubmissionResult.Rejected>(await RunAsync(code));

        Assert.Contains(rejected.Errors, error => error.Message.Contains(advice, StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunAsync_Warning_ComesWithTheResult()
    {
        var completed = Assert.IsType<SubmissionResult.Completed>(await RunAsync("async Task F() { await Task.Yield(); }\nasync Task G() { F(); await F(); }"));

        CodeDiagnostic warning = Assert.Single(completed.Warnings);
        Assert.Equal(("CS4014", DiagnosticLevel.Warning, 2), (warning.Id, warning.Severity, warning.Start.Line));
    }

    [Fact]
    public async Task Variables_Redeclared_AreTheLatest()
    {
        await RunAsync("var a = 1; var b = 2;");
        await RunAsync("string a = \"x\";");

        Assert.Equal(
            [new SessionVariable("a", typeof(string), "x"), new SessionVariable("b", typeof(int), 2)],
            _session.Variables);
    }

    public static TheoryData<object?, string> SharedValues => new()
    {
        { 5, "x + 1 == 6" },
        { new Dictionary<string, List<int[]>> { ["a"] = [[1, 2]] }, "x[\"a\"][0][1] == 2" },
        { new int[][,] { new int[,] { { 7 } } }, "x[0][0, 0] == 7" },
        { (1, "two"), "x.Item2 == \"two\"" },
        { null, "x is null" },
        { new[] { 3, 4 }.Where(static n => n > 3), "((IEnumerable<int>)x).Single() == 4" },
        { new SessionVariable("n", typeof(int), 1), "x.Name == \"n\"" },
        { new Dictionary<string, int> { ["k"] = 1 }.Keys, "x.Single() == \"k\"" },
    };

    [Theory]
    [MemberData(nameof(SharedValues))]
    public async Task SetVariableAsync_Value_IsAVariableOfItsType(object? value, string holds)
    {
        await _session.SetVariableAsync("x", value);

        Assert.Equal(true, await ValueAsync(holds));
        Assert.Equal(value, _session.Variables.Single().Value);
    }

    [Fact]
    public async Task SetVariableAsync_TypeOfASubmission_IsRefused()
    {
        object value = (await ValueAsync("class A { } new A()"))!;

        await Assert.ThrowsAsync<ScriptingException>(() => _session.SetVariableAsync("x", value));
        await Assert.ThrowsAsync<ArgumentException>(() => _session.SetVariableAsync("not a name", 1));
    }

    [Fact]
    public async Task RunAsync_OutputContext_ReachesTheCodeAlsoAfterAnAwait()
    {
        TestSink sink = new();
        new CellContext(sink, CancellationToken.None).Enter();
        CSharpSession session = new(new SessionOptions { Assemblies = [typeof(Notebook).Assembly.Location], Imports = ["System.Threading.Tasks", "static MedScan.Scripting.Output.Notebook"] });

        await session.RunAsync(new Submission("display(1); await Task.Yield(); display(2); await Task.Run(() => display(3));", "In[1]"));

        Assert.Equal(["1", "2", "3"], sink.Shown);
    }

    [Fact]
    public async Task RunAsync_AfterAnAwait_IsOnTheSameThread()
    {
        Assert.Equal(true, await ValueAsync("""
            int before = Environment.CurrentManagedThreadId;
            await Task.Delay(1);
            await Task.Run(() => { });
            before == Environment.CurrentManagedThreadId
            """));
        Assert.Equal(true, await ValueAsync("before == Environment.CurrentManagedThreadId"));
    }

    [Fact]
    public async Task RunAsync_BlocksOnATaskThatAwaits_DoesNotWaitForItself() =>
        Assert.Equal(50, await ValueAsync("""
            async Task<int> Count() { int n = 0; for (int i = 0; i < 50; i++) { await Task.Yield(); n++; } return n; }
            Count().Result
            """));

    [Fact]
    public async Task RunAsync_TwoAtOnce_RunOneAfterTheOther()
    {
        Task<SubmissionResult> first = RunAsync("var started = true; await Task.Delay(50); var x = 1;");
        Task<SubmissionResult> second = RunAsync("x + 1");
        await first;

        Assert.Equal(2, Assert.IsType<SubmissionResult.Completed>(await second).Value);
    }

    [Fact]
    public async Task WarmUpAsync_LeavesNothingBehind()
    {
        await _session.WarmUpAsync();

        Assert.Empty(_session.Variables);
        Assert.Equal(1, await ValueAsync("1"));
    }
}
