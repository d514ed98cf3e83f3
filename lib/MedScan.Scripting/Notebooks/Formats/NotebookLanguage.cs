using System.Text.Json.Nodes;
using MedScan.Scripting.Jupyter.Kernelspecs;
using MedScan.Scripting.Sessions;

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
        CodeLanguage known = LanguageNames.Parse(language) ?? CodeLanguage.CSharp;
        return new JsonObject
        {
            ["kernelspec"] = new JsonObject { ["display_name"] = Kernelspec.DisplayNameOf(known), ["language"] = known.Title(), ["name"] = Kernelspec.NameOf(known) },
            ["language_info"] = new JsonObject { ["name"] = known.Title() },
        };
    }

    /// <summary>csharp or fsharp of any usual spelling; null for others.</summary>
    public static string? Known(string? name) => LanguageNames.Parse(name)?.Word();

    private static string? Text(JsonNode? node, string name) =>
        node is JsonObject members && members[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
