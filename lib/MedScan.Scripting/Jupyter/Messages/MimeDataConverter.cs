using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Forms by MIME type: JSON types travel as objects, all others as text. Text in several lines may come as a list.</summary>
internal sealed class MimeDataConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        return document.RootElement.EnumerateObject().ToDictionary(static p => p.Name, static p => p.Value switch
        {
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            { ValueKind: JsonValueKind.Array } lines when !IsJson(p.Name) => string.Concat(lines.EnumerateArray().Select(static l => l.GetString())),
            JsonElement other => other.GetRawText(),
        });
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string type, string data) in value)
        {
            writer.WritePropertyName(type);
            if (!IsJson(type) || !TryWrite(writer, data))
                writer.WriteStringValue(WellFormedText.Of(data));
        }

        writer.WriteEndObject();
    }

    /// <summary>Whether a form is a JSON document.</summary>
    /// <param name="type">Its MIME type.</param>
    /// <returns>True for <c>application/json</c> and <c>application/vnd.plotly.v1+json</c> and the like.</returns>
    public static bool IsJson(string type) => type == "application/json" || type.EndsWith("+json", StringComparison.Ordinal);

    // A formatter that writes broken JSON gets its text shown; the message as a whole must stay readable.
    private static bool TryWrite(Utf8JsonWriter writer, string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            document.RootElement.WriteTo(writer);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
