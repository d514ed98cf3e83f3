using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedScan.Tracking.Protocol;

/// <summary>Reads MLflow's lists of <c>{"key", "value"}</c> as a dictionary; of two equal keys the last one counts.</summary>
internal sealed class KeyValueListConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    public static IReadOnlyDictionary<string, string> Empty { get; } = ReadOnlyDictionary<string, string>.Empty;

    public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
            throw new JsonException("Expected a list of keys and values.");
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
        {
            string key = "", value = "";
            while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var isKey = reader.ValueTextEquals("key"u8);
                var isValue = reader.ValueTextEquals("value"u8);
                reader.Read();
                if (isKey)
                    key = reader.GetString() ?? "";
                else if (isValue)
                    value = reader.GetString() ?? "";
                else
                    reader.Skip();
            }
            pairs[key] = value;
        }
        return pairs.AsReadOnly();
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are written by JsonBody.");
}
