using System.Collections.Immutable;
using System.Text.Json;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>How the parts of a trial are stored.</summary>
internal static class TrialJson
{
    // An attribute is kept as its user wrote it, and may lie deeper by one than what a reader takes by itself.
    private static readonly JsonDocumentOptions Lenient = new() { MaxDepth = 1000, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonCache<Distribution> Distributions = new(DistributionJson.Read);
    private static readonly JsonCache<string> Names = new(static json => json.GetString()!);

    /// <summary>Writes parameters in their order: <c>[{"name":"x","stored":0.5,"in":{...}}]</c>.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <returns>The text.</returns>
    public static string Write(IReadOnlyDictionary<string, TrialParameter> parameters) => JsonText.Write(writer =>
    {
        writer.WriteStartArray();
        foreach ((string name, TrialParameter parameter) in parameters)
        {
            writer.WriteStartObject();
            writer.WriteString("name", name);
            writer.WritePropertyName("stored");
            ValueJson.Write(writer, parameter.Stored);
            writer.WritePropertyName("in");
            DistributionJson.Write(writer, parameter.Distribution);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    });

    /// <summary>Writes values by parameter: <c>{"x":0.5}</c>.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The text.</returns>
    public static string Write(IReadOnlyDictionary<string, object?> values) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        foreach ((string name, object? value) in values)
        {
            writer.WritePropertyName(name);
            ValueJson.Write(writer, value);
        }
        writer.WriteEndObject();
    });

    /// <summary>Writes attributes.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <returns>The text.</returns>
    public static string Write(IReadOnlyDictionary<string, JsonElement> attributes) => JsonText.Write(writer =>
    {
        writer.WriteStartObject();
        foreach ((string name, JsonElement value) in attributes)
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(value.GetRawText(), skipInputValidation: true); // as it came, to the last digit
        }
        writer.WriteEndObject();
    });

    /// <summary>Writes an objective's values: <c>[0.5]</c>.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The text.</returns>
    public static string Write(IReadOnlyList<double> values) => JsonText.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (double value in values)
            ValueJson.Write(writer, value);
        writer.WriteEndArray();
    });

    /// <summary>Reads parameters.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The parameters in their order.</returns>
    public static IReadOnlyDictionary<string, TrialParameter> Parameters(string text)
    {
        if (text == "[]")
            return ImmutableDictionary<string, TrialParameter>.Empty;
        using JsonDocument json = JsonDocument.Parse(text);
        OrderedDictionary<string, TrialParameter> parameters = new(StringComparer.Ordinal);
        foreach (JsonElement parameter in json.RootElement.EnumerateArray())
        {
            // The trials of a study have few different ones, and a worker may hold many thousand trials.
            Distribution distribution = Distributions.Read(parameter.GetProperty("in"));
            parameters.Add(Names.Read(parameter.GetProperty("name")), new TrialParameter(distribution, (double)ValueJson.Read(parameter.GetProperty("stored"))!));
        }
        return parameters;
    }

    /// <summary>Reads values by parameter.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The values.</returns>
    public static IReadOnlyDictionary<string, object?> Values(string text)
    {
        if (text == "{}")
            return ImmutableDictionary<string, object?>.Empty;
        using JsonDocument json = JsonDocument.Parse(text);
        return json.RootElement.EnumerateObject().ToImmutableDictionary(static p => p.Name, static p => ValueJson.Read(p.Value), StringComparer.Ordinal);
    }

    /// <summary>Reads attributes.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The attributes.</returns>
    public static IReadOnlyDictionary<string, JsonElement> Attributes(string text)
    {
        if (text == "{}")
            return ImmutableDictionary<string, JsonElement>.Empty;
        using JsonDocument json = JsonDocument.Parse(text, Lenient);
        return json.RootElement.EnumerateObject().ToImmutableDictionary(static p => p.Name, static p => p.Value.Clone(), StringComparer.Ordinal);
    }

    /// <summary>Reads an objective's values.</summary>
    /// <param name="text">What was written.</param>
    /// <returns>The values.</returns>
    public static IReadOnlyList<double> Results(string text)
    {
        if (text == "[]")
            return [];
        using JsonDocument json = JsonDocument.Parse(text);
        return [.. json.RootElement.EnumerateArray().Select(static v => (double)ValueJson.Read(v)!)];
    }
}
