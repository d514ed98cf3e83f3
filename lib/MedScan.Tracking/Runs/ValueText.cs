using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MedScan.Tracking.Runs;

/// <summary>Values as text that reads the same on every machine, whatever its culture.</summary>
internal static class ValueText
{
    private const int MostDepth = 16;
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Whether a value is one number, text, date or the like, and not made of parts.</summary>
    public static bool IsSingle(object value) =>
        value is string or bool or char or Enum or IFormattable or Uri or Type or Delegate || value.GetType().IsPrimitive;

    /// <summary>Numbers in their shortest exact form, <c>true</c>, <c>false</c>, <c>null</c>, dates as ISO 8601, lists and
    /// objects as JSON.</summary>
    public static string Of(object? value)
    {
        switch (Unwrap(value))
        {
            case null:
                return "null";
            case string text:
                return text;
            case bool flag:
                return flag ? "true" : "false";
            case DateTime or DateTimeOffset or DateOnly or TimeOnly:
                return ((IFormattable)value!).ToString("O", CultureInfo.InvariantCulture);
            case Enum name:
                return name.ToString();
            case IFormattable formattable:
                return formattable.ToString(null, CultureInfo.InvariantCulture);
            case Type type:
                return type.Name;
            case { } other when IsSingle(other):
                return other.ToString() ?? "";
            case { } parts when parts is IEnumerable || ObjectMembers.Read(parts) is not null:
                return Json(parts);
            default:
                return value!.ToString() ?? "";
        }
    }

    /// <summary>A value as JSON: what is no number, text, flag, list or object becomes its text.</summary>
    /// <exception cref="ArgumentException">The value is nested deeper than 16 levels, for example in a circle.</exception>
    public static string Json(object? value, bool isIndented = false)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, isIndented ? Plain with { Indented = true } : Plain)) Write(writer, value, 0);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>F#'s <c>Some x</c> as x; <c>None</c> is <see langword="null"/> already.</summary>
    public static object? Unwrap(object? value)
    {
        if (value?.GetType() is not { IsGenericType: true } type) return value;
        string? name = type.GetGenericTypeDefinition().FullName;
        return name is "Microsoft.FSharp.Core.FSharpOption`1" or "Microsoft.FSharp.Core.FSharpValueOption`1"
            ? type.GetProperty("Value")!.GetValue(value)
            : value;
    }

    private static void Write(Utf8JsonWriter writer, object? wrapped, int depth)
    {
        if (depth > MostDepth) throw new ArgumentException($"Expected a value of at most {MostDepth} levels; does it hold itself?");
        switch (Unwrap(wrapped))
        {
            case null:
                writer.WriteNullValue();
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or decimal:
                writer.WriteRawValue(Of(wrapped), skipInputValidation: true);
                break;
            case float number:
                WriteNumber(writer, number, float.IsFinite(number), number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case double number:
                WriteNumber(writer, number, double.IsFinite(number), number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case JsonElement element:
                element.WriteTo(writer);
                break;
            case { } value when !IsSingle(value) && ObjectMembers.Read(value) is { } members:
                writer.WriteStartObject();
                foreach ((string name, object? member) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, member, depth + 1);
                }

                writer.WriteEndObject();
                break;
            case IEnumerable items and not string:
                writer.WriteStartArray();
                foreach (object? item in items) Write(writer, item, depth + 1);
                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Of(wrapped));
                break;
        }
    }

    // JSON has no NaN and no infinities; as text they survive.
    private static void WriteNumber(Utf8JsonWriter writer, double value, bool isFinite, string text)
    {
        if (isFinite) writer.WriteRawValue(text, skipInputValidation: true);
        else writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }
}
