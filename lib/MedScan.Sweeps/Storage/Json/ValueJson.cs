using System.Globalization;
using System.Text.Json;

namespace MedScan.Sweeps.Storage;

/// <summary>How the values of parameters are stored: as JSON that tells whole numbers (1) from real ones (1.0), with
/// <c>{"number":"NaN"}</c>, <c>Infinity</c> and <c>-Infinity</c> for those that JSON has not.</summary>
internal static class ValueJson
{
    /// <summary>Writes a value.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">A text, a truth value, a <see cref="long"/>, a <see cref="double"/> or null.</param>
    public static void Write(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case long whole:
                writer.WriteNumberValue(whole);
                break;
            case double real when double.IsFinite(real):
                string digits = real.ToString("R", CultureInfo.InvariantCulture);
                writer.WriteRawValue(digits.AsSpan().ContainsAny('.', 'E') ? digits : digits + ".0");
                break;
            case double special:
                writer.WriteStartObject();
                writer.WriteString("number", special.ToString(CultureInfo.InvariantCulture));
                writer.WriteEndObject();
                break;
            default:
                throw new ArgumentException($"Expected a value that can be stored, got a {value.GetType().Name}.", nameof(value));
        }
    }

    /// <summary>Reads a value.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <returns>The value.</returns>
    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Object => double.Parse(json.GetProperty("number").GetString()!, CultureInfo.InvariantCulture),
        _ when json.GetRawText().AsSpan().ContainsAny('.', 'E') => json.GetDouble(),
        _ => (object)json.GetInt64(),
    };
}
