using System.Text.Json;
using System.Text.Json.Nodes;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Jupyter.Kernelspecs;

/// <summary>What stands in a kernel's <c>kernel.json</c>.</summary>
internal static class Kernelspec
{
    private const string Mark = "medscan";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The name notebooks know a language's kernel by: that of .NET's notebooks since 2019.</summary>
    /// <param name="language">The language.</param>
    public static string NameOf(CodeLanguage language) => $".net-{language.Word()}";

    /// <summary>The name people see.</summary>
    /// <param name="language">The language.</param>
    public static string DisplayNameOf(CodeLanguage language) => $".NET ({language.Title()})";

    /// <summary>Writes the file.</summary>
    /// <param name="language">The language.</param>
    /// <param name="command">How the kernel is started, up to the option for the language.</param>
    /// <returns>JSON.</returns>
    public static string Write(CodeLanguage language, IReadOnlyList<string> command)
    {
        JsonObject spec = new()
        {
            ["argv"] = new JsonArray([.. command.Concat(["--language", language.Word(), "--connection-file", "{connection_file}"])
                .Select(static word => (JsonNode)word)]),
            ["display_name"] = DisplayNameOf(language),
            ["language"] = language.Title(),
            ["interrupt_mode"] = "message",
            ["metadata"] = new JsonObject { ["debugger"] = false, [Mark] = new JsonObject { ["version"] = typeof(Kernelspec).Assembly.GetName().Version!.ToString(3) } },
        };
        return spec.ToJsonString(Readable) + "\n";
    }

    /// <summary>Reads a folder of a kernel.</summary>
    /// <param name="folder">The folder.</param>
    /// <returns>Null where it holds no readable specification.</returns>
    public static InstalledKernel? TryRead(string folder)
    {
        try
        {
            using JsonDocument spec = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "kernel.json")));
            string name = Path.GetFileName(folder);
            return new InstalledKernel(name, spec.RootElement.TryGetProperty("display_name", out JsonElement display) ? display.ToString() : name, folder,
                spec.RootElement.TryGetProperty("metadata", out JsonElement metadata) && metadata.ValueKind == JsonValueKind.Object && metadata.TryGetProperty(Mark, out _));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
