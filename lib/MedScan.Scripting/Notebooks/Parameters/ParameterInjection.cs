using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks.Formats;

namespace MedScan.Scripting.Notebooks.Parameters;

/// <summary>Puts given values into a notebook as papermill does: in a cell of their own below the one tagged <c>parameters</c>,
/// which holds the defaults.</summary>
internal static class ParameterInjection
{
    private const string DefaultsTag = "parameters";
    private const string InjectedTag = "injected-parameters";

    public static NotebookDocument Apply(NotebookDocument document, IReadOnlyDictionary<string, string> values, string notebookLanguage)
    {
        if (values.Count == 0)
            return document;
        int place = document.Cells.ToList().FindIndex(static cell => cell.Kind == CellKind.Code && cell.Tags.Contains(DefaultsTag));
        if (place < 0)
            throw new NotebookException($"Expected a code cell tagged '{DefaultsTag}' that declares {Names(values.Keys)}; the notebook has none. Add the tag to the cell that sets them.");
        NotebookCell defaults = document.Cells[place];
        (string language, string code) = LanguageOf(defaults, notebookLanguage);
        bool fsharp = language == NotebookLanguage.FSharp;
        IReadOnlyList<ParameterDeclaration> declared = fsharp ? FSharpParameters.Read(code) : CSharpParameters.Read(code);
        string[] assignments = Assignments(values, declared, fsharp);
        NotebookCell injected = new NotebookCell(CellKind.Code,
            $"{(language == notebookLanguage ? "" : $"#!{language}\n")}// Parameters\n{string.Join('\n', assignments)}")
        {
            Id = InjectedTag,
            Metadata = new JsonObject { ["tags"] = new JsonArray(InjectedTag) },
        }.WithLanguage(language);
        return document with
        {
            Cells = [.. document.Cells.Take(place + 1), injected, .. document.Cells.Skip(place + 1).Where(static cell => !IsInjected(cell))],
        };
    }

    /// <summary>Whether a cell was put in by a run.</summary>
    public static bool IsInjected(NotebookCell cell) => cell.Tags.Contains(InjectedTag);

    private static string[] Assignments(IReadOnlyDictionary<string, string> values, IReadOnlyList<ParameterDeclaration> declared, bool fsharp)
    {
        List<string> faults = [], lines = [];
        foreach ((string name, string typed) in values)
        {
            if (declared.LastOrDefault(declaration => declaration.Name == name) is not { } declaration)
                faults.Add($"The notebook has no parameter '{name}'. Its parameters are: {Names(declared.Select(static known => known.Name).Distinct())}.");
            else if (ParameterLiteral.Write(typed, declaration.Kind, fsharp) is not { } literal)
                faults.Add($"The parameter {name}: expected {declaration.Kind.Words}, as in '{declaration.Source}', got '{typed}'.");
            else
                lines.Add($"{declaration.Text} = {literal}{(fsharp ? "" : ";")}");
        }

        return faults.Count == 0 ? [.. lines] : throw new NotebookException(string.Join('\n', faults));
    }

    private static (string Language, string Code) LanguageOf(NotebookCell cell, string notebookLanguage)
    {
        int end = cell.Source.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && NotebookLanguage.Known(DibFormat.SeparatorOf(cell.Source[..end])) is { } named
            ? (named, cell.Source[(end + 1)..])
            : (NotebookLanguage.Known(cell.Language) ?? notebookLanguage, cell.Source);
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } list ? list : "none";
}
