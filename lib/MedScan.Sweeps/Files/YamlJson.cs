using System.Text.Json;
using MedScan.Sweeps.Storage;

namespace MedScan.Sweeps.Files;

/// <summary>Writes values as JSON.</summary>
internal static class YamlJson
{
    public static string Write(YamlNode node) => JsonText.Write(writer => WriteNode(writer, node));

    /// <summary>Writes a parameter's value. JSON has no infinities and no not-a-number: those are texts.</summary>
    public static void WriteValue(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double real when double.IsFinite(real):
                writer.WriteNumberValue(real);
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteNode(Utf8JsonWriter writer, YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                writer.WriteStartObject();
                foreach (YamlEntry entry in map.Entries)
                {
                    writer.WritePropertyName(entry.Key);
                    WriteNode(writer, entry.Value);
                }
                writer.WriteEndObject();
                break;
            case YamlList list:
                writer.WriteStartArray();
                foreach (YamlNode item in list.Items)
                    WriteNode(writer, item);
                writer.WriteEndArray();
                break;
            default:
                WriteValue(writer, ((YamlScalar)node).Value);
                break;
        }
    }
}
