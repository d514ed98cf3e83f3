using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks.Parameters;

namespace MedScan.Scripting.Notebooks.Running;

/// <summary>What a run notes in the notebook, so that outputs of older code are told from those of the code that stands there.</summary>
internal static class RunRecord
{
    private const string Key = "last_run";
    private const string Digest = "code_sha256";

    /// <summary>Notes a run that came to its end.</summary>
    /// <param name="document">The notebook with its outputs.</param>
    /// <param name="parameters">The values it was given.</param>
    public static NotebookDocument Note(NotebookDocument document, IReadOnlyDictionary<string, string> parameters)
    {
        JsonObject metadata = document.Metadata.DeepClone().AsObject();
        metadata[Key] = new JsonObject
        {
            [Digest] = DigestOf(document),
            ["parameters"] = new JsonObject(parameters.Select(static value => KeyValuePair.Create(value.Key, (JsonNode?)value.Value))),
        };
        return document with { Metadata = metadata };
    }

    /// <summary>Why the outputs are not those of the code; null where they are.</summary>
    public static string? StaleReason(NotebookDocument document)
    {
        if (document.IsClean)
            return "it has no outputs; run it";
        foreach ((int index, NotebookCell cell) in document.Cells.Index())
        {
            if (cell.Outputs.FirstOrDefault(static output => (string?)output["output_type"] == "error") is { } error)
                return string.Create(CultureInfo.InvariantCulture, $"cell {index + 1} failed: {(string?)error["ename"]}: {(string?)error["evalue"]}");
        }

        return (string?)document.Metadata[Key]?[Digest] switch
        {
            null => "nothing says which code made its outputs; run it with the notebook runner",
            { } digest when digest != DigestOf(document) => "its code has changed since its outputs were made; run it again",
            _ => null,
        };
    }

    // Text and parameters may change without the outputs' being those of other code.
    private static string DigestOf(NotebookDocument document)
    {
        StringBuilder code = new();
        foreach (NotebookCell cell in document.Cells.Where(static cell => cell.Kind == CellKind.Code && !ParameterInjection.IsInjected(cell)))
            code.Append(cell.Language).Append('\n').Append(cell.Source).Append('\0');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(code.ToString())));
    }
}
