using MedScan.Scripting.Notebooks;
using MedScan.Scripting.Notebooks.Running;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting.Magics;

/// <summary><c>#!import</c>: runs a file as if it stood in the cell.</summary>
internal sealed class ImportMagic : Magic
{
    public override string Name => "import";

    public override string Usage => "<file.cs|.csx|.fs|.fsx|.ipynb|.dib>";

    public override string Description => "Runs a script or all code cells of another notebook here; what they declare stays.";

    public override async Task<CellError?> RunAsync(MagicCall call, CancellationToken cancellation)
    {
        if (call.Words is not [string name])
            throw call.Misused($"Expected one file (in quotes, if it has spaces), got {call.Words.Count} words.");
        string path = Path.GetFullPath(name);
        if (call.Run.Importing.Contains(path))
            throw new MagicException($"{path} imports itself: {string.Join(" -> ", call.Run.Importing.Append(path).Select(Path.GetFileName))}.");
        (CodeLanguage language, IReadOnlyList<string> parts) = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cs" or ".csx" => (CodeLanguage.CSharp, await ScriptAsync(path, cancellation).ConfigureAwait(false)),
            ".fs" or ".fsx" => (CodeLanguage.FSharp, await ScriptAsync(path, cancellation).ConfigureAwait(false)),
            ".ipynb" or ".dib" => await CellsAsync(path, cancellation).ConfigureAwait(false),
            string other => throw call.Misused($"Expected a script or a notebook, got a file of type '{other}'."),
        };
        for (int i = 0; i < parts.Count; i++)
        {
            CellRun inner = new(call.Run.Host, parts.Count == 1 ? path : $"{Path.GetFileName(path)}[{i + 1}]", call.Run.Sink)
            {
                Importing = [.. call.Run.Importing, path],
                Language = language,
            };
            CellResult result = await call.Run.Host.RunPartsAsync(parts[i], inner, cancellation).ConfigureAwait(false);
            if (result.Value is { } value)
                call.Run.Sink.Display(value, displayId: null);
            if (result.Error is { } error)
                return error;
        }

        return null;
    }

    private static async Task<IReadOnlyList<string>> ScriptAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return [await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MagicException($"#!import: {error.Message}");
        }
    }

    private static async Task<(CodeLanguage Language, IReadOnlyList<string> Parts)> CellsAsync(string path, CancellationToken cancellation)
    {
        NotebookDocument notebook = await NotebookDocument.ReadAsync(path, cancellation).ConfigureAwait(false);
        return (LanguageNames.Parse(notebook.DefaultLanguage) ?? CodeLanguage.CSharp,
            [.. notebook.Cells.Where(static cell => cell.Kind == CellKind.Code).Select(cell => CellCode.Of(cell, notebook.DefaultLanguage).Text)]);
    }
}
