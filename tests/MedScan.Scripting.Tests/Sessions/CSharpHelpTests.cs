using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Sessions;

/// <summary>Completion, inspection and completeness. A bar in the code marks the cursor.</summary>
public sealed class CSharpHelpTests : IAsyncDisposable
{
    private readonly CSharpSession _session = new(new SessionOptions());

    public ValueTask DisposeAsync() => _session.DisposeAsync();

    private async Task<CompletionList> CompleteAsync(string marked)
    {
        await _session.RunAsync(new Submission("var numbers = new List<int> { 1, 2 }; record Point(int X, int Y); int Twice(int x) => 2 * x;", "In[1]"));
        return await _session.CompleteAsync(marked.Replace("|", ""), marked.IndexOf('|'));
    }

    private static int At(string marked) => marked.IndexOf('|');

    [Theory]
    [InlineData("Console.Wri|", "Write,WriteLine")]
    [InlineData("Console.WriteL|;\nvar z = 1;", "WriteLine")]
    [InlineData("numb|", "numbers")]
    [InlineData("numbers.AddR|", "AddRange")]
    [InlineData("numbers.Wher|", "Where")]
    [InlineData("numbers?.Coun|", "Count,CountBy")]
    [InlineData("System.Text.Js|", "Json")]
    [InlineData("using System.Text.Js|", "Json")]
    [InlineData("new Poi|", "Point,PointerAndMore")]
    [InlineData("new Point(1, 2).X|", "X")]
    [InlineData("Twi|", "Twice")]
    [InlineData("void F(int inner) { in|ne }", "inner,int,interface,internal,in")]
    [InlineData("DayOfWeek.Mon|", "Monday")]
    [InlineData("foreac|", "foreach")]
    [InlineData("var text = \"nu|\";", "")]
    [InlineData("// nu|", "")]
    [InlineData("1|", "")]
    [InlineData("unknown.|", "")]
    public async Task CompleteAsync_Position_FindsWhatCanStandThere(string marked, string expected)
    {
        CompletionList list = await CompleteAsync(marked);

        string[] wanted = expected.Split(',', StringSplitOptions.RemoveEmptyEntries);
        string[] found = [.. list.Items.Select(static item => item.Text)];
        if (wanted.Length == 0)
            Assert.Empty(found);
        else
            Assert.Contains(wanted[0], found);
        Assert.Equal(found.Order(StringComparer.Ordinal).Distinct(), found);
    }

    [Fact]
    public async Task CompleteAsync_Member_ReplacesWhatWasTyped()
    {
        CompletionList list = await CompleteAsync("Console.Wri|");

        Assert.Equal((8, 11), (list.Start, list.End));
        Assert.Equal(["Write", "WriteLine"], list.Items.Select(static item => item.Text));
        Assert.All(list.Items, static item => Assert.Equal("method", item.Kind));
        Assert.Contains("more)", list.Items[1].Signature, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("numb|", "local")]
    [InlineData("Poin|", "record")]
    [InlineData("Syste|", "namespace")]
    [InlineData("DayOfWee|", "enum")]
    [InlineData("wher|", "keyword")]
    public async Task CompleteAsync_Name_SaysWhatItIs(string marked, string kind) =>
        Assert.Contains((await CompleteAsync(marked)).Items, item => item.Kind == kind);

    [Fact]
    public async Task CompleteAsync_InADirective_NamesFiles()
    {
        string folder = Directory.CreateTempSubdirectory("paths-").FullName;
        File.WriteAllText(Path.Combine(folder, "a.dll"), "");
        File.WriteAllText(Path.Combine(folder, "a.txt"), "");
        Directory.CreateDirectory(Path.Combine(folder, "a"));

        CompletionList list = await CompleteAsync($"#r \"{folder}/a|");

        Assert.Equal(["a.dll", "a/"], list.Items.Select(static item => item.Text));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task CompleteAsync_WhileASubmissionRuns_Answers()
    {
        using CancellationTokenSource interrupt = new();
        Task<SubmissionResult> run = _session.RunAsync(new Submission("Thread.Sleep(-1);", "In[1]"), interrupt.Token);

        CompletionList list = await _session.CompleteAsync("Console.WriteL", 14).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal("WriteLine", Assert.Single(list.Items).Text);
        Assert.False(run.IsCompleted);
        await interrupt.CancelAsync();
        await run;
    }

    [Theory]
    [InlineData("Math.Ma|x(1, 2)", "Max(", "larger")]
    [InlineData("var s = \"a\"; s.Leng|th", "string.Length", "number of characters")]
    [InlineData("Conso|le", "Console", "standard input")]
    [InlineData("numbers|", "List<int> numbers", "")]
    [InlineData("numbers.Whe|re(i => i > 1)", "Where<int>", "Filters")]
    [InlineData("Twi|ce(1)", "int Twice(int x)", "")]
    [InlineData("in|t x = 1;", "int", "32-bit")]
    public async Task InspectAsync_Name_TellsDeclarationAndDocumentation(string marked, string signature, string documentation)
    {
        await CompleteAsync("|");

        Inspection? found = await _session.InspectAsync(marked.Replace("|", ""), At(marked));

        Assert.Contains(signature, found!.Signature, StringComparison.Ordinal);
        Assert.Contains(documentation, found.Documentation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InspectAsync_Variable_TellsItsValue()
    {
        await _session.RunAsync(new Submission("var answer = 42;", "In[1]"));

        Assert.Equal(("int answer", "42"), await _session.InspectAsync("answer + 1", 3) is { } found ? (found.Signature, found.Value) : default);
        Assert.Null(await _session.InspectAsync("answer + 1", 10));
        Assert.Null(await _session.InspectAsync("", 0));
    }

    [Theory]
    [InlineData("", Completeness.Complete)]
    [InlineData("1 + 1", Completeness.Complete)]
    [InlineData("var x = 1;", Completeness.Complete)]
    [InlineData("if (true) {", Completeness.Incomplete)]
    [InlineData("foo(", Completeness.Incomplete)]
    [InlineData("for (int i = 0; i < 3; i++)", Completeness.Incomplete)]
    [InlineData("var s = @\"open", Completeness.Incomplete)]
    [InlineData("/* open", Completeness.Incomplete)]
    [InlineData("var x = ;", Completeness.Invalid)]
    [InlineData("x y z )", Completeness.Invalid)]
    [InlineData("#i \"nuget: x\"\n1", Completeness.Complete)]
    public void CheckCompleteness_Code_SaysWhetherMoreIsNeeded(string code, Completeness expected) =>
        Assert.Equal(expected, _session.CheckCompleteness(code));
}
