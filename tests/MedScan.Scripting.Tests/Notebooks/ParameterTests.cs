using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks;
using MedScan.Scripting.Notebooks.Parameters;

namespace MedScan.Scripting.Tests.Notebooks;

public sealed class ParameterTests
{
    [Theory]
    [InlineData("int epochs = 10;", "epochs", "3", "int epochs = 3;")]
    [InlineData("double rate = 1e-3;", "rate", "1", "double rate = 1;")]
    [InlineData("var rate = 1e-3;", "rate", "1", "var rate = 1d;")]
    [InlineData("float rate = 0.1f;", "rate", "0.5", "float rate = 0.5f;")]
    [InlineData("string name = \"a\";", "name", "5", "string name = \"5\";")]
    [InlineData("string name = \"a\";", "name", "a \"b\"\\c\n", "string name = \"a \\\"b\\\"\\\\c\\n\";")]
    [InlineData("string? root = null;", "root", "null", "string? root = null;")]
    [InlineData("bool quick = true;", "quick", "False", "bool quick = false;")]
    [InlineData("var a = 1; const int b = 2;", "b", "7", "const int b = 7;")]
    [InlineData("int[] sizes = [1, 2];", "sizes", "[3, 4]", "int[] sizes = [3, 4];")]
    [InlineData("var sizes = new[] { 1.5 };", "sizes", "[3]", "var sizes = new[] { 3d };")]
    [InlineData("List<string> names = [];", "names", "[a, \"b, c\"]", "List<string> names = [\"a\", \"b, c\"];")]
    [InlineData("var when = DateTime.Now;", "when", "abc", "var when = \"abc\";")]
    public void Apply_CSharp_KeepsTheDeclaredType(string cell, string name, string typed, string expected) =>
        Assert.Equal($"// Parameters\n{expected}", Injected(cell, "csharp", name, typed));

    [Theory]
    [InlineData("let epochs = 10", "epochs", "3", "let epochs = 3")]
    [InlineData("let mutable rate = 1e-3 // per step", "rate", "1", "let mutable rate = 1.0")]
    [InlineData("let rate : float = 1", "rate", "2e-5", "let rate : float = 2E-05")]
    [InlineData("let name = \"a\"", "name", "5", "let name = \"5\"")]
    [InlineData("let quick = true", "quick", "false", "let quick = false")]
    [InlineData("let sizes = [1; 2]", "sizes", "[3, 4]", "let sizes = [3; 4]")]
    [InlineData("let rates = [| 0.1 |]", "rates", "[3]", "let rates = [|3.0|]")]
    public void Apply_FSharp_KeepsTheDeclaredType(string cell, string name, string typed, string expected) =>
        Assert.Equal($"// Parameters\n{expected}", Injected(cell, "fsharp", name, typed));

    [Fact]
    public void Apply_UnknownAndUnfitting_AreSaidTogether()
    {
        string message = Assert.Throws<NotebookException>(() => ParameterInjection.Apply(
            Notebook("int epochs = 10;\nbool quick = true;"), new Dictionary<string, string> { ["epoch"] = "3", ["quick"] = "maybe" }, "csharp")).Message;

        Assert.Equal("""
            The notebook has no parameter 'epoch'. Its parameters are: epochs, quick.
            The parameter quick: expected true or false, as in 'bool quick = true', got 'maybe'.
            """.ReplaceLineEndings("\n"), message);
    }

    [Fact]
    public void Apply_NoParametersCell_SaysSo() => Assert.Contains("tagged 'parameters'", Assert.Throws<NotebookException>(() => ParameterInjection.Apply(
        new NotebookDocument { Cells = [] }, new Dictionary<string, string> { ["a"] = "1" }, "csharp")).Message, StringComparison.Ordinal);

    [Fact]
    public void Apply_Twice_ReplacesTheInjectedCell()
    {
        NotebookDocument once = ParameterInjection.Apply(Notebook("int a = 1;"), new Dictionary<string, string> { ["a"] = "2" }, "csharp");
        NotebookDocument twice = ParameterInjection.Apply(once, new Dictionary<string, string> { ["a"] = "3" }, "csharp");

        Assert.Equal(["int a = 1;", "// Parameters\nint a = 3;", "last"], twice.Cells.Select(cell => cell.Source));
    }

    [Fact]
    public void Apply_OtherLanguageThanTheNotebook_NamesIt()
    {
        NotebookDocument document = ParameterInjection.Apply(Notebook("#!fsharp\nlet a = 1"), new Dictionary<string, string> { ["a"] = "2" }, "csharp");

        Assert.Equal("#!fsharp\n// Parameters\nlet a = 2", document.Cells[1].Source);
    }

    private static string Injected(string cell, string language, string name, string typed) =>
        ParameterInjection.Apply(Notebook(cell), new Dictionary<string, string> { [name] = typed }, language).Cells[1].Source;

    private static NotebookDocument Notebook(string cell) => new()
    {
        Cells =
        [
            new NotebookCell(CellKind.Code, cell) { Metadata = new JsonObject { ["tags"] = new JsonArray("parameters") } },
            new NotebookCell(CellKind.Code, "last"),
        ],
    };
}
