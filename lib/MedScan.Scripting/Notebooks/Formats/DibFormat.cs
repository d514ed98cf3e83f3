using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedScan.Scripting.Notebooks.Formats;

/// <summary>Reads and writes .NET Interactive's <c>.dib</c>: a line such as <c>#!fsharp</c> begins a cell, <c>#!meta</c> a
/// section of JSON.</summary>
internal static class DibFormat
{
    private const string Meta = "meta";
    private const string Markdown = "markdown";

    private static readonly HashSet<string> Separators =
        [Meta, Markdown, NotebookLanguage.CSharp, "c#", NotebookLanguage.FSharp, "f#", "html", "javascript", "js", "mermaid", "pwsh", "powershell", "sql", "kql", "value", "http", "raw"];

    public static NotebookDocument Read(string text)
    {
        List<(string Name, string Source)> sections = [.. Sections(text)];
        string meta = sections.Find(static section => section.Name == Meta).Source ?? "";
        string language = DefaultOf(meta);
        return new NotebookDocument
        {
            Cells = [.. sections.Where(static section => section.Name != Meta).Select(section => CellOf(section.Name, section.Source, language))],
            Metadata = NotebookLanguage.MetadataFor(language),
        };
    }

    public static string Write(NotebookDocument document)
    {
        string language = document.DefaultLanguage;
        StringBuilder text = new("#!meta\n\n");
        text.Append(new JsonObject
        {
            ["kernelInfo"] = new JsonObject
            {
                ["defaultKernelName"] = language,
                ["items"] = new JsonArray(new JsonObject { ["aliases"] = new JsonArray(), ["languageName"] = language, ["name"] = language }),
            },
        }.ToJsonString()).Append('\n');
        foreach (NotebookCell cell in document.Cells)
        {
            (string name, string source) = SectionOf(cell, language);
            text.Append("\n#!").Append(name).Append("\n\n").Append(source.Trim('\n')).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The name in a first line <c>#!name</c>, where it is one that begins a cell; else null.</summary>
    public static string? SeparatorOf(string line) =>
        line.StartsWith("#!", StringComparison.Ordinal) && line[2..].Trim() is var name && Separators.Contains(name) ? name : null;

    private static IEnumerable<(string Name, string Source)> Sections(string text)
    {
        string name = NotebookLanguage.CSharp;
        List<string> lines = [];
        foreach (string line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (SeparatorOf(line) is not { } next)
            {
                lines.Add(line);
                continue;
            }

            if (lines.Exists(static known => known.Trim().Length > 0))
                yield return (name, string.Join('\n', lines).Trim('\n'));
            lines.Clear();
            name = next;
        }

        if (lines.Exists(static known => known.Trim().Length > 0))
            yield return (name, string.Join('\n', lines).Trim('\n'));
    }

    private static string DefaultOf(string meta)
    {
        if (meta.Length == 0)
            return NotebookLanguage.CSharp;
        try
        {
            JsonNode? info = (JsonNode.Parse(meta) as JsonObject)?["kernelInfo"];
            return NotebookLanguage.Known((info as JsonObject)?["defaultKernelName"]?.ToString()) ?? NotebookLanguage.CSharp;
        }
        catch (JsonException error)
        {
            throw new NotebookException($"Expected JSON below #!meta: {error.Message}", error);
        }
    }

    private static NotebookCell CellOf(string name, string source, string language)
    {
        if (name == Markdown)
            return new NotebookCell(CellKind.Markdown, source);
        if (name == "raw")
            return new NotebookCell(CellKind.Raw, source);
        string own = NotebookLanguage.Known(name) ?? name;
        return own == language
            ? new NotebookCell(CellKind.Code, source).WithLanguage(own)
            : new NotebookCell(CellKind.Code, $"#!{own}\n{source}").WithLanguage(own);
    }

    private static (string Name, string Source) SectionOf(NotebookCell cell, string language)
    {
        if (cell.Kind != CellKind.Code)
            return (cell.Kind == CellKind.Markdown ? Markdown : "raw", cell.Source);
        int end = cell.Source.IndexOf('\n', StringComparison.Ordinal);
        string first = end < 0 ? cell.Source : cell.Source[..end];
        return SeparatorOf(first) is { } own
            ? (own, end < 0 ? "" : cell.Source[(end + 1)..])
            : (cell.Language is { } marked && Separators.Contains(marked) ? marked : language, cell.Source);
    }
}
