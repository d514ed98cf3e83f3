using System.Text.Json.Nodes;

namespace MedScan.Scripting.Notebooks.Formats;

/// <summary>Languages of notebooks and cells, and the metadata by which tools recognise them.</summary>
internal static class NotebookLanguage
{
    public const string CSharp = "csharp";
    public const string FSharp = "fsharp";

    /// <summary>By .NET Interactive's metadata, the kernelspec, or the language's name; C# where nothing says so.</summary>
    public static string DefaultOf(JsonObject metadata)
    {
        string? kernel = Text(metadata["kernelspec"], "name"), language = Text(metadata["language_info"], "name") ?? Text(metadata["kernelspec"], "language");
        string? polyglot = Text((metadata["polyglot_notebook"] as JsonObject)?["kernelInfo"], "defaultKernelName");
        return Known(kernel?.Replace(".net-", "", StringComparison.OrdinalIgnoreCase)) ?? Known(polyglot) ?? Known(language) ?? CSharp;
    }

    /// <summary>The metadata of a notebook in a language, as the kernels of this library are named.</summary>
    public static JsonObject MetadataFor(string language)
    {
        bool fsharp = language == FSharp;
        string name = fsharp ? "F#" : "C#";
        return new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = $".NET ({name})", ["language"] = name, ["name"] = fsharp ? ".net-fsharp" : ".net-csharp" },
            ["language_info"] = new JsonObject { ["name"] = name },
        };
    }

    /// <summary>csharp or fsharp of any usual spelling; null for others.</summary>
    public static string? Known(string? name) => name?.ToUpperInvariant() switch
    {
        "CSHARP" or "C#" or "CS" => CSharp,
        "FSHARP" or "F#" or "FS" => FSharp,
        _ => null,
    };

    private static string? Text(JsonNode? node, string name) =>
        node is JsonObject members && members[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
