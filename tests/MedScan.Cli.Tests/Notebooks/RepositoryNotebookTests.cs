using System.Text.Json.Nodes;
using MedScan.Cli.Tests.Commands.Kernels;
using MedScan.Scripting.Notebooks;

namespace MedScan.Cli.Tests.Notebooks;

/// <summary>The notebooks of this repository: they run from top to bottom, and what they show is what their code made.</summary>
public sealed class RepositoryNotebookTests(InstalledKernels kernels) : IClassFixture<InstalledKernels>, IDisposable
{
    private static readonly string Source = RepositoryFolder.Resolve("notebooks");

    // Laid out as the repository, because the notebooks keep data and runs beside their folder.
    private readonly string _root = Directory.CreateTempSubdirectory("medscan notebooks ").FullName;

    public static TheoryData<string> Names => [.. Directory.GetFiles(Source, "*.ipynb").Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Notebook_Committed_ShowsTheOutputsOfItsCode(string name)
    {
        NotebookDocument notebook = await NotebookDocument.ReadAsync(Path.Combine(Source, name));

        Assert.True(notebook.StaleReason is null, $"{name}: {notebook.StaleReason}");
        Assert.DoesNotContain(notebook.Cells, cell => cell.Tags.Contains("injected-parameters"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Notebook_Quick_RunsToItsEnd(string name)
    {
        string path = Copy(name);

        (int code, string output) = kernels.RunProgram(["notebook", "run", path, "-p", "quick=true"]);

        Assert.True(code == 0, output);
        NotebookDocument run = await NotebookDocument.ReadAsync(Path.ChangeExtension(path, ".out.ipynb"));
        Assert.Contains(run.Cells.SelectMany(cell => cell.Outputs), output => output["data"]?["image/png"] is not null);
    }

    // The same file under Jupyter's own runner; the parameter is set as papermill does, by a cell below the defaults.
    [SkippableTheory]
    [InlineData("1-explore.ipynb", "quick = true;")]
    [InlineData("2-class-balance.ipynb", "let quick = true")]
    [InlineData("5-sweep.ipynb", "quick = true;")]
    public async Task Notebook_ByNbconvert_RunsToItsEnd(string name, string quick)
    {
        kernels.SkipWithoutPython();
        string path = Copy(name);
        JsonNode json = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        JsonArray cells = json["cells"]!.AsArray();
        int defaults = cells.Index().First(cell => cell.Item!["metadata"]?["tags"]?.AsArray().Any(tag => (string?)tag == "parameters") == true).Index;
        JsonNode injected = cells[defaults]!.DeepClone();
        injected["id"] = "quick";
        injected["source"] = quick;
        cells.Insert(defaults + 1, injected);
        await File.WriteAllTextAsync(path, json.ToJsonString());

        (int code, string output) = kernels.RunPython(["-m", "nbconvert", "--to", "notebook", "--execute", "--ExecutePreprocessor.timeout=300", "--output", "converted.ipynb", path]);

        Assert.True(code == 0, output);
        NotebookDocument run = await NotebookDocument.ReadAsync(Path.Combine(_root, "notebooks", "converted.ipynb"));
        Assert.Contains(run.Cells.SelectMany(cell => cell.Outputs), output => output["data"]?["image/png"] is not null);
    }

    private string Copy(string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_root, "notebooks")).FullName;
        string path = Path.Combine(folder, name);
        File.Copy(Path.Combine(Source, name), path);
        return path;
    }
}
