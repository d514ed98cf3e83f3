using System.Text.Json;
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
        string text;
        try
        {
            text = await File.ReadAllTextAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new MagicException($"#!import: {error.Message}");
        }

        CodeLanguage own = call.Run.Host.Language;
        (CodeLanguage language, IReadOnlyList<string> cells) = Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".cs" or ".csx" => (CodeLanguage.CSharp, [text]),
            ".fs" or ".fsx" => (CodeLanguage.FSharp, [text]),
            ".dib" => (own, [WithoutMetadata(text)]),
            ".ipynb" => (NotebookLanguage(path, text) ?? own, CodeCells(path, text)),
            string other => throw call.Misused($"Expected a script or a notebook, got a file of type '{other}'."),
        };
        for (int i = 0; i < cells.Count; i++)
        {
            CellRun inner = new(call.Run.Host, cells.Count == 1 ? path : $"{Path.GetFileName(path)}[{i + 1}]", call.Run.Sink)
            {
                Importing = [.. call.Run.Importing, path],
                Language = language,
            };
            CellResult result = await call.Run.Host.RunPartsAsync(cells[i], inner, cancellation).ConfigureAwait(false);
            if (result.Value is { } value)
                call.Run.Sink.Display(value, displayId: null);
            if (result.Error is { } error)
                return error;
        }

        return null;
    }

    // The first block of a .dib file names its kernels: #!meta, then JSON up to the next magic.
    private static string WithoutMetadata(string text)
    {
        if (!text.StartsWith("#!meta", StringComparison.Ordinal))
            return text;
        int next = text.IndexOf("\n#!", StringComparison.Ordinal);
        return next < 0 ? "" : text[(next + 1)..];
    }

    private static CodeLanguage? NotebookLanguage(string path, string text)
    {
        using JsonDocument notebook = Parse(path, text);
        return notebook.RootElement.TryGetProperty("metadata", out JsonElement metadata) && metadata.TryGetProperty("kernelspec", out JsonElement spec)
            && spec.TryGetProperty("language", out JsonElement language) ? MagicCatalog.LanguageOf(language.ToString()) : null;
    }

    private static IReadOnlyList<string> CodeCells(string path, string text)
    {
        using JsonDocument notebook = Parse(path, text);
        return notebook.RootElement.TryGetProperty("cells", out JsonElement cells)
            ? [.. cells.EnumerateArray().Where(static c => c.GetProperty("cell_type").GetString() == "code").Select(static c => Source(c.GetProperty("source")))]
            : throw new MagicException($"#!import: expected a notebook with cells, got {path}.");
    }

    private static string Source(JsonElement source) => source.ValueKind == JsonValueKind.Array
        ? string.Concat(source.EnumerateArray().Select(static line => line.GetString()))
        : source.GetString() ?? "";

    private static JsonDocument Parse(string path, string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException error)
        {
            throw new MagicException($"#!import: {path} is no notebook: {error.Message}");
        }
    }
}
