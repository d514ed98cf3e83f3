using System.Text.Json.Nodes;

namespace MedScan.Scripting.Notebooks;

/// <summary>A cell of a notebook.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Source">Its text; line ends are <c>\n</c>.</param>
public sealed record NotebookCell(CellKind Kind, string Source)
{
    /// <summary>Its name in the notebook: 1 to 64 letters, digits, <c>-</c> and <c>_</c>; empty = one is made when it is written.</summary>
    public string Id { get; init; } = "";

    /// <summary>What tools noted about it, for example <c>tags</c>.</summary>
    public JsonObject Metadata { get; init; } = [];

    /// <summary>Outputs of a code cell as nbformat 4 has them.</summary>
    public IReadOnlyList<JsonObject> Outputs { get; init; } = [];

    /// <summary>The number in the brackets beside a code cell; null where it was not run.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyList<string> Tags =>
        [.. (Metadata["tags"] as JsonArray ?? []).OfType<JsonValue>().Select(static tag => tag.TryGetValue(out string? text) ? text : "").Where(static tag => tag.Length > 0)];

    /// <summary>The language it is marked with, in lower case: <c>csharp</c>, <c>fsharp</c>; null where it is not marked.</summary>
    public string? Language => Text(Metadata["polyglot_notebook"], "kernelName") ?? Text(Metadata["dotnet_interactive"], "language");

    /// <summary>Members that this version of the format does not know, kept as they are; attachments are among them.</summary>
    internal JsonObject Others { get; init; } = [];

    /// <summary>The same cell without outputs and number.</summary>
    public NotebookCell WithoutOutputs() => this with { Outputs = [], ExecutionCount = null };

    /// <summary>The same cell marked with a language.</summary>
    /// <param name="language">As <c>csharp</c>.</param>
    public NotebookCell WithLanguage(string language)
    {
        JsonObject metadata = Metadata.DeepClone().AsObject();
        metadata["dotnet_interactive"] = new JsonObject { ["language"] = language };
        metadata["polyglot_notebook"] = new JsonObject { ["kernelName"] = language };
        return this with { Metadata = metadata };
    }

    private static string? Text(JsonNode? node, string name) =>
        node is JsonObject members && members[name] is JsonValue value && value.TryGetValue(out string? text) ? text.ToLowerInvariant() : null;
}
