using System.Security.Cryptography;
using System.Text.Json;

namespace MedScan.Scripting.Scripts;

/// <summary>What a compiled script was made from; while all of it is unchanged the assembly can be used.</summary>
/// <param name="Sources">Source files by path, with a digest of their content.</param>
/// <param name="References">Assemblies by path, with their size and time.</param>
/// <param name="NativeFolders">Folders with native libraries.</param>
internal sealed record ScriptManifest(
    IReadOnlyDictionary<string, string> Sources, IReadOnlyDictionary<string, string> References, IReadOnlyList<string> NativeFolders)
{
    /// <summary>Describes a compilation.</summary>
    /// <param name="compilation">What was compiled.</param>
    /// <returns>The manifest.</returns>
    public static ScriptManifest Of(ScriptCompilation compilation) => new(
        compilation.Sources.Distinct().ToDictionary(static path => path, Digest),
        compilation.References.Distinct().ToDictionary(static path => path, Stamp),
        compilation.NativeFolders);

    /// <summary>Reads a manifest.</summary>
    /// <param name="path">Its file.</param>
    /// <returns>The manifest; null where there is none that can be read.</returns>
    public static ScriptManifest? TryRead(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            return new ScriptManifest(Pairs(root.GetProperty("sources")), Pairs(root.GetProperty("references")),
                [.. root.GetProperty("nativeFolders").EnumerateArray().Select(static folder => folder.GetString()!)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether everything is as it was.</summary>
    /// <returns>Whether the assembly is still right.</returns>
    public bool IsCurrent()
    {
        try
        {
            return Sources.All(static source => Digest(source.Key) == source.Value) && References.All(static reference => Stamp(reference.Key) == reference.Value);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Writes it.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path)
    {
        using FileStream file = File.Create(path);
        using Utf8JsonWriter json = new(file);
        json.WriteStartObject();
        WritePairs(json, "sources", Sources);
        WritePairs(json, "references", References);
        json.WriteStartArray("nativeFolders");
        foreach (string folder in NativeFolders)
            json.WriteStringValue(folder);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePairs(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> pairs)
    {
        json.WriteStartObject(name);
        foreach ((string key, string value) in pairs)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    private static Dictionary<string, string> Pairs(JsonElement element) =>
        element.EnumerateObject().ToDictionary(static pair => pair.Name, static pair => pair.Value.GetString()!);

    private static string Digest(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    // Assemblies are large, and whoever builds them writes them anew.
    private static string Stamp(string path)
    {
        FileInfo file = new(path);
        return FormattableString.Invariant($"{file.Length} {file.LastWriteTimeUtc.Ticks}");
    }
}
