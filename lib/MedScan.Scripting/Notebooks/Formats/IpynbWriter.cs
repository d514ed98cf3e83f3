using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace MedScan.Scripting.Notebooks.Formats;

/// <summary>Writes nbformat 4.5 as Jupyter does, so that saving a notebook there changes nothing.</summary>
internal static class IpynbWriter
{
    public static string Write(NotebookDocument document)
    {
        HashSet<string> ids = [.. document.Cells.Select(static cell => cell.Id).Where(static id => id.Length > 0)];
        HashSet<string> written = [];
        JsonArray cells = [.. document.Cells.Select((cell, index) => (JsonNode)CellOf(cell, UniqueId(cell, index, ids, written)))];
        JsonObject root = document.Others.DeepClone().AsObject();
        root["cells"] = cells;
        root["metadata"] = document.Metadata.DeepClone();
        root["nbformat"] = 4;
        root["nbformat_minor"] = document.MinorVersion;
        return PythonJson.Write(root) + "\n";
    }

    /// <summary>A text in the lines that Python's <c>splitlines(True)</c> finds.</summary>
    public static JsonArray Lines(string text)
    {
        JsonArray lines = [];
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is not ('\n' or '\r' or '\v' or '\f' or '\x1c' or '\x1d' or '\x1e' or '\x85' or '\u2028' or '\u2029'))
                continue;
            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
                i++;
            lines.Add(text[start..(i + 1)]);
            start = i + 1;
        }

        if (start < text.Length)
            lines.Add(text[start..]);
        return lines;
    }

    private static JsonObject CellOf(NotebookCell cell, string id)
    {
        JsonObject members = cell.Others.DeepClone().AsObject();
        members["cell_type"] = cell.Kind switch { CellKind.Code => "code", CellKind.Markdown => "markdown", _ => "raw" };
        members["id"] = id;
        members["metadata"] = cell.Metadata.DeepClone();
        members["source"] = Lines(cell.Source);
        foreach ((_, JsonNode? attachment) in members["attachments"] as JsonObject ?? [])
            SplitBundle(attachment as JsonObject);
        if (cell.Kind != CellKind.Code)
            return members;
        members["execution_count"] = cell.ExecutionCount is { } count ? count : null;
        members["outputs"] = new JsonArray([.. cell.Outputs.Select(static output => (JsonNode)OutputOf(output))]);
        return members;
    }

    private static JsonObject OutputOf(JsonObject output)
    {
        JsonObject copy = output.DeepClone().AsObject();
        SplitBundle(copy["data"] as JsonObject);
        if (copy["text"] is JsonValue value && value.TryGetValue(out string? text))
            copy["text"] = Lines(text);
        return copy;
    }

    private static void SplitBundle(JsonObject? bundle)
    {
        foreach ((string type, JsonNode? form) in bundle?.ToArray() ?? [])
        {
            if ((type.StartsWith("text/", StringComparison.Ordinal) || type is "application/javascript" or "image/svg+xml")
                && form is JsonValue value && value.TryGetValue(out string? text))
            {
                bundle![type] = Lines(text);
            }
        }
    }

    // Made from the place and the text, so that writing the same notebook twice gives the same file.
    private static string UniqueId(NotebookCell cell, int index, HashSet<string> taken, HashSet<string> written)
    {
        string id = cell.Id;
        for (int attempt = 0; id.Length == 0 || !written.Add(id); attempt++)
        {
            string candidate = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{index}/{attempt}/{cell.Kind}/{cell.Source}")))[..8];
            id = taken.Contains(candidate) ? "" : candidate;
        }

        return id;
    }
}
