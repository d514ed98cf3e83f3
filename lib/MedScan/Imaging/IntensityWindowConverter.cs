using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedScan.Imaging;

/// <summary>A window as its name.</summary>
internal sealed class IntensityWindowConverter : JsonConverter<IntensityWindow>
{
    public override IntensityWindow Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && IntensityWindow.Parse(reader.GetString()!) is { } window
            ? window
            : throw new JsonException("Expected the name of an intensity window, such as auto or 40/400.");

    public override void Write(Utf8JsonWriter writer, IntensityWindow value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
