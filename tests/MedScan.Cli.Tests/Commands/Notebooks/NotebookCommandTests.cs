using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks;

namespace MedScan.Cli.Tests.Commands.Notebooks;

public sealed class NotebookCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan notebook ").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Run_BothLanguages_WritesTheOutputsBesideTheNotebook()
    {
        string path = await WriteAsync("a.ipynb", "#!markdown\n\n# Numbers\n\n#!csharp\n\nint n = 1;\nstring folder = \"\";\n\n#!fsharp\n\nprintfn \"from %s\" \"F#\"\n\n#!csharp\n\ndisplay(n * 2);\nfolder + Path.GetFileName(Environment.CurrentDirectory)");

        int code = await RunAsync("run", path, "-p", "n=21", "-p", "folder=in ");

        Assert.Equal("", code == 0 ? "" : _error.ToString());
        NotebookDocument run = await NotebookDocument.ReadAsync(Path.Combine(_folder, "a.out.ipynb"));
        Assert.Equal(["from F#\n", "42", "in " + Path.GetFileName(_folder)], run.Cells.SelectMany(cell => cell.Outputs).Select(Text));
        Assert.Equal("// Parameters\nint n = 21;\nstring folder = \"in \";", run.Cells[2].Source);
        Assert.Contains("[4/4]", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Numbers", _error.ToString(), StringComparison.Ordinal);
        Assert.True((await NotebookDocument.ReadAsync(path)).IsClean);
    }

    [Fact]
    public async Task Check_RunInPlaceWithParameters_IsFreshUntilItsCodeChanges()
    {
        string path = await WriteAsync("a.ipynb", "#!csharp\n\nint n = 1;\n\n#!csharp\n\nn * 2");
        Assert.Equal(1, await RunAsync("check", path));
        Assert.Contains("no outputs", _output.ToString(), StringComparison.Ordinal);

        Assert.Equal(0, await RunAsync("run", path, "--inplace", "-p", "n=21"));

        NotebookDocument document = await NotebookDocument.ReadAsync(path);
        Assert.Equal(["int n = 1;", "n * 2"], document.Cells.Select(cell => cell.Source));
        Assert.Equal("42", Text(document.Cells[1].Outputs[0]));
        Assert.Equal("21", (string?)document.Metadata["last_run"]!["parameters"]!["n"]);
        Assert.Equal(0, await RunAsync("check", path));

        await (document with { Cells = [document.Cells[0], document.Cells[1] with { Source = "n * 3" }] }).WriteAsync(path);
        Assert.Equal(1, await RunAsync("check", path));
        Assert.Contains("code has changed", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_CellThatThrows_Exits1NamesCellAndLineAndWritesWhatThereIs()
    {
        string path = await WriteAsync("a.ipynb", "#!csharp\n\nConsole.WriteLine(\"before\");\nvar zero = 0;\n_ = 1 / zero;\n\n#!csharp\n\n2");

        Assert.Equal(1, await RunAsync("run", path, "--inplace"));

        Assert.Contains($"{path}, cell 1, line 3 failed:\nSystem.DivideByZeroException", _error.ToString(), StringComparison.Ordinal);
        NotebookDocument run = await NotebookDocument.ReadAsync(path);
        Assert.Equal("before\n", Text(run.Cells[0].Outputs[0]));
        Assert.Empty(run.Cells[1].Outputs);
    }

    [Fact]
    public async Task Run_ProcessThatExits_IsAClearDeath()
    {
        string path = await WriteAsync("a.ipynb", "#!csharp\n\nConsole.Error.WriteLine(\"x\"); Environment.Exit(7);");

        Assert.Equal(1, await RunAsync("run", path));

        Assert.Contains("cell 1: The kernel ended while the notebook ran: it exited with code 7.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EndlessCell_IsInterruptedAfterItsTime()
    {
        // The first cell pays for starting the compiler, which takes seconds on a busy machine.
        string path = await WriteAsync("a.ipynb", "#!csharp\n\nint warm = 1;\n\n#!csharp\n\nConsole.WriteLine(\"begun\");\nwhile (true) { }");

        Assert.Equal(1, await RunAsync("run", path, "--timeout", "8"));

        Assert.Contains("cell 2: The cell took longer than 8 s", _error.ToString(), StringComparison.Ordinal);
        NotebookDocument run = await NotebookDocument.ReadAsync(Path.Combine(_folder, "a.out.ipynb"));
        Assert.Equal("begun\n", Text(run.Cells[1].Outputs[0]));
    }

    [Fact]
    public async Task Run_UnknownParameter_NamesThoseThereAre()
    {
        string path = await WriteAsync("a.ipynb", "#!csharp\n\nint epochs = 1;");

        Assert.Equal(1, await RunAsync("run", path, "-p", "epoch=2"));

        Assert.Contains("no parameter 'epoch'. Its parameters are: epochs.", _error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "a.out.ipynb")));
    }

    [Theory]
    [InlineData("--parameter", "novalue")]
    [InlineData("--timeout", "0")]
    [InlineData("--kernel", "python")]
    [InlineData("--inplace", "-o", "b.ipynb")]
    public async Task Run_WrongUsage_Exits2(params string[] args) => Assert.Equal(2, await RunAsync(["run", await WriteAsync("a.ipynb", "#!csharp\n\n1"), .. args]));

    [Fact]
    public async Task Run_NoSuchNotebook_SaysSo()
    {
        Assert.Equal(1, await RunAsync("run", Path.Combine(_folder, "none.ipynb")));
        Assert.Contains("There is no notebook", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clean_WithCheck_SaysWhichHasOutputsAndChangesNothing()
    {
        string path = await WriteAsync("a.ipynb", "#!csharp\n\n1");
        NotebookDocument document = await NotebookDocument.ReadAsync(path);
        await (document with { Cells = [document.Cells[0] with { ExecutionCount = 3, Outputs = [new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = "x" }] }] }).WriteAsync(path);
        string before = await File.ReadAllTextAsync(path);

        Assert.Equal(1, await RunAsync("clean", "--check", path));
        Assert.Equal(before, await File.ReadAllTextAsync(path));
        Assert.Equal(0, await RunAsync("clean", path));
        Assert.Equal(0, await RunAsync("clean", "--check", path));
        Assert.Equal($"{path}: has outputs\n{path}: cleaned\n", _output.ToString());
    }

    [Fact]
    public async Task Convert_ToEachFormat_WritesIt()
    {
        string path = await WriteAsync("a.ipynb", "#!markdown\n\n# Title\n\n#!csharp\n\nvar x = \"<b>\";");

        Assert.Equal(0, await RunAsync("convert", path, "--to", "dib"));
        Assert.Equal(0, await RunAsync("convert", path, "-o", Path.Combine(_folder, "page.html")));

        Assert.Contains("#!csharp\n\nvar x", await File.ReadAllTextAsync(Path.Combine(_folder, "a.dib")), StringComparison.Ordinal);
        string page = await File.ReadAllTextAsync(Path.Combine(_folder, "page.html"));
        Assert.Contains("<title>Title</title>", page, StringComparison.Ordinal);
        Assert.Contains("&quot;&lt;b&gt;&quot;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Convert_OntoItself_Exits2() => Assert.Equal(2, await RunAsync("convert", await WriteAsync("a.ipynb", "#!csharp\n\n1"), "--to", "ipynb"));

    private static string Text(JsonObject output) => string.Concat((output["text"] ?? output["data"]!["text/plain"])!.AsArray().Select(line => (string)line!));

    private Task<int> RunAsync(params string[] args) => new Application(_output, _error).RunAsync(["notebook", .. args]);

    // The first code cell holds the parameters.
    private async Task<string> WriteAsync(string name, string dib)
    {
        string path = Path.Combine(_folder, name);
        NotebookDocument document = NotebookDocument.ParseDib(dib);
        int first = document.Cells.ToList().FindIndex(cell => cell.Kind == CellKind.Code);
        JsonObject metadata = document.Cells[first].Metadata;
        metadata["tags"] = new JsonArray("parameters");
        await document.WriteAsync(path);
        return path;
    }
}
