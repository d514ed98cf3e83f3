using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedScan.Scripting.Notebooks.Formats;

/// <summary>Reads nbformat 4.</summary>
internal static class IpynbReader
{
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    public static NotebookDocument Read(string json)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Deep) is JsonObject root
                ? Read(root)
                : throw new NotebookException("Expected a notebook, a JSON object with cells, got other JSON.");
        }
        catch (JsonException error)
        {
            throw new NotebookException($"Expected a notebook, got text that is no JSON: {error.Message}", error);
        }
        catch (ArgumentException error)
        {
            // JsonObject finds out late that a name stands twice.
            throw new NotebookException($"The notebook's JSON is ambiguous: {error.Message}", error);
        }
    }

    private static NotebookDocument Read(JsonObject root)
    {
        int? major = Number(root["nbformat"]), minor = Number(root["nbformat_minor"]);
        if (root["cells"] is not JsonArray cells || major is null)
            throw new NotebookException("Expected a notebook with nbformat and cells; this JSON has none. Notebooks older than nbformat 4 must be saved by Jupyter once.");
        if (major != 4)
            throw new NotebookException($"Expected nbformat 4, got {major}. Open the notebook in Jupyter and save it, or: jupyter nbconvert --to notebook --nbformat 4");
        return new NotebookDocument
        {
            Cells = [.. cells.Select(static (cell, index) => ReadCell(cell as JsonObject, index + 1))],
            Metadata = (root["metadata"] as JsonObject)?.DeepClone().AsObject() ?? [],
            Others = Without(root, "cells", "metadata", "nbformat", "nbformat_minor"),
            MinorVersion = Math.Max(5, minor ?? 0),
        };
    }

    private static NotebookCell ReadCell(JsonObject? cell, int number)
    {
        CellKind kind = (cell?["cell_type"] as JsonValue)?.ToString() switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            var other => throw new NotebookException($"Cell {number}: expected the cell_type code, markdown or raw, got '{other}'."),
        };
        return new NotebookCell(kind, JoinedText(cell["source"], number).ReplaceLineEndings("\n"))
        {
            Id = (cell["id"] as JsonValue)?.ToString() ?? "",
            Metadata = (cell["metadata"] as JsonObject)?.DeepClone().AsObject() ?? [],
            Outputs = kind == CellKind.Code && cell["outputs"] is JsonArray outputs
                ? [.. outputs.Select(output => output as JsonObject ?? throw new NotebookException($"Cell {number}: expected objects as outputs, got {output?.GetValueKind()}.")).Select(static output => output.DeepClone().AsObject())]
                : [],
            ExecutionCount = Number(cell["execution_count"]),
            Others = Without(cell, "cell_type", "source", "id", "metadata", "outputs", "execution_count"),
        };
    }

    private static string JoinedText(JsonNode? node, int number) => node switch
    {
        null => "",
        JsonArray lines => string.Concat(lines.Select(static line => line?.ToString())),
        JsonValue value when value.TryGetValue(out string? text) => text,
        _ => throw new NotebookException($"Cell {number}: expected text or lines of text as source, got {node.GetValueKind()}."),
    };

    private static JsonObject Without(JsonObject members, params string[] known)
    {
        JsonObject others = members.DeepClone().AsObject();
        foreach (string name in known)
            others.Remove(name);
        return others;
    }

    private static int? Number(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int number) ? number : null;
}
