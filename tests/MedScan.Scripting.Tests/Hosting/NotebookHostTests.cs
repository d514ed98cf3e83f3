using MedScan.Scripting.Hosting;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Tests.Hosting;

public sealed class NotebookHostTests : IDisposable
{
    private readonly NotebookHost _host = new(new HostOptions());
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly TestSink _sink = new();
    private int _cells;

    public void Dispose()
    {
        _host.DisposeAsync().AsTask().Wait();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Run_PartsInTwoLanguages_ShowsValuesInOrderAndReturnsTheLast()
    {
        CellResult result = await RunAsync("1 + 1\n#!fsharp\n2 + 2\n#!csharp\n3 + 3");

        Assert.Equal("6", Text(result));
        Assert.Equal(["2", "4"], _sink.Shown);
    }

    [Fact]
    public async Task Share_ArrayBothWays_IsTheSameObject()
    {
        await RunAsync("#!fsharp\nlet a = [| 1.0; 2.0 |]");
        await RunAsync("#!share --from fsharp a --as b\nb[0] = 5;");
        Assert.Equal("7", Text(await RunAsync("#!fsharp\nArray.sum a")));

        await RunAsync("var list = new List<int> { 1 };\n#!share --from csharp list\n#!fsharp\nlist.Add 2");
        Assert.Equal("2", Text(await RunAsync("list.Count")));
    }

    [Fact]
    public async Task Share_TypeDeclaredInACell_SaysThatItCannotCross()
    {
        await RunAsync("class Point { }\nvar p = new Point();");

        CellError error = Assert.IsType<CellError>((await RunAsync("#!share --from csharp p")).Error);

        Assert.Contains("Point", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("#!share --from fsharp nothing", "no F# variable 'nothing'")]
    [InlineData("#!share --from python x", "csharp or fsharp")]
    [InlineData("#!share --form fsharp x", "no option --form")]
    [InlineData("#!share x", "Usage: #!share --from")]
    [InlineData("#!set --name x", "Expected --value")]
    [InlineData("#!import nothing.csx", "nothing.csx")]
    [InlineData("#!import", "Usage: #!import")]
    public async Task Magic_WrongUse_SaysWhatIsExpected(string code, string message) =>
        Assert.Contains(message, (await RunAsync(code)).Error!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("17", "17")]
    [InlineData("1.5", "1.5")]
    [InlineData("true", "True")]
    [InlineData("\"two words\"", "two words")]
    public async Task Set_Literal_IsAVariableOfItsType(string literal, string shown) =>
        Assert.Equal(shown, Text(await RunAsync($"#!set --name x --value {literal}\nConvert.ToString(x, System.Globalization.CultureInfo.InvariantCulture)")));

    [Fact]
    public async Task Set_ValueOfTheOtherLanguage_TakesItOver()
    {
        await RunAsync("#!fsharp\nlet y = 41");

        Assert.Equal("42", Text(await RunAsync("#!set --name z --value @fsharp:y\nz + 1")));
    }

    [Fact]
    public async Task Import_ScriptsAndNotebooks_DeclareHere()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "a.csx"), "int one = 1;");
        await File.WriteAllTextAsync(Path.Combine(_folder, "b.ipynb"), """
            {"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["# no code"]},
                       {"cell_type": "code", "execution_count": null, "metadata": {}, "outputs": [], "source": ["int two =\n", " 2;"]}],
             "metadata": {"kernelspec": {"name": ".net-csharp", "display_name": "C#", "language": "C#"}}, "nbformat": 4, "nbformat_minor": 2}
            """);

        CellResult result = await RunAsync($"#!import \"{_folder}/a.csx\"\n#!import \"{_folder}/b.ipynb\"\none + two");

        Assert.Equal("3", Text(result));
    }

    [Fact]
    public async Task Import_FileThatImportsItself_IsAnError()
    {
        string path = Path.Combine(_folder, "a.csx");
        await File.WriteAllTextAsync(path, $"#!import \"{path}\"");

        Assert.Contains("imports itself", (await RunAsync($"#!import \"{path}\"")).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Exception_NamesCellLineAndSource()
    {
        CellError error = (await RunAsync("#!time\nint zero = 0;\nvar q = 1 / zero;")).Error!;

        Assert.Equal("System.DivideByZeroException", error.Name);
        Assert.Contains("In[1], line 3", error.Traceback[1], StringComparison.Ordinal);
        Assert.EndsWith("| var q = 1 / zero;", error.Traceback[2], StringComparison.Ordinal);
        Assert.StartsWith("Wall time: ", Assert.Single(_sink.Shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ErrorInAPart_SkipsTheRest()
    {
        CellResult result = await RunAsync("nosuch\n#!markdown\n# never");

        Assert.Equal("CompilationError", result.Error!.Name);
        Assert.Empty(_sink.Shown);
    }

    [Fact]
    public async Task Who_Variables_AreListedOnce()
    {
        await RunAsync("int b = 1; var a = 2;");
        await RunAsync("var b = 3;");
        await RunAsync("#!who");

        Assert.Equal("a\nb", Assert.Single(_sink.Shown));
    }

    [Fact]
    public async Task Complete_MagicOptions_AreOffered()
    {
        await RunAsync("#!fsharp\nlet numbers = [ 1 ]");

        Assert.Equal(["--as", "--from", "--to"], await CompleteAsync("1\n#!share --"));
        Assert.Equal(["fsharp"], await CompleteAsync("#!share --from f"));
        Assert.Equal(["numbers"], await CompleteAsync("#!share --from fsharp nu"));
    }

    private async Task<IEnumerable<string>> CompleteAsync(string code)
    {
        CompletionList found = await _host.CompleteAsync(code, code.Length);
        Assert.Equal(code.Length, found.End);
        return found.Items.Select(item => item.Text);
    }

    private Task<CellResult> RunAsync(string code) => _host.RunAsync(code, $"In[{++_cells}]", _sink);

    private static string? Text(CellResult result)
    {
        Assert.True(result.Error is null, string.Join('\n', result.Error?.Traceback ?? []));
        return result.Value?.Data["text/plain"];
    }
}
