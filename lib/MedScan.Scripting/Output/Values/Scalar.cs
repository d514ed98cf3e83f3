using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace MedScan.Scripting.Output.Values;

/// <summary>Values that are one text: numbers, dates, names.</summary>
internal static class Scalar
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public static bool IsNumber(object? value) => value is sbyte or byte or short or ushort or int or uint or long or ulong or Int128 or UInt128
        or nint or nuint or float or double or decimal or Half or BigInteger or Complex;

    /// <summary>The text of a scalar; null where the value is none.</summary>
    public static string? TextOf(object value) => value switch
    {
        string text => text,
        double number => Number(number),
        float number => Number(number),
        DateTime time => Moment(time),
        DateTimeOffset time => Moment(time.DateTime) + time.ToString("zzz", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HH:mm:ss" : "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        Type type => type.Namespace is { Length: > 0 } space && !type.IsPrimitive && !TypeName.IsAnonymous(type) && type != typeof(string) && type != typeof(object)
            ? $"{space}.{TypeName.Of(type)}"
            : TypeName.Of(type),
        Exception exception => exception.ToString(),
        Delegate function => $"{TypeName.Of(function.GetType())} ({function.Method.Name})",
        JsonElement { ValueKind: not JsonValueKind.Undefined } json => JsonSerializer.Serialize(json, Indented),
        JsonNode json => json.ToJsonString(Indented),
        XNode xml => xml.ToString(),
        bool or char or Enum or Guid or Uri or Version => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        _ => IsNumber(value) ? Convert.ToString(value, CultureInfo.InvariantCulture)! : null,
    };

    /// <summary>Shorter, for a column of numbers: six significant digits where the exact value has more than nine characters.</summary>
    public static string? ShortOf(object value) => value switch
    {
        double number when double.IsFinite(number) && Number(number) is { Length: > 9 } => number.ToString("G6", CultureInfo.InvariantCulture),
        float number when float.IsFinite(number) && Number(number) is { Length: > 9 } => number.ToString("G6", CultureInfo.InvariantCulture),
        Exception exception => $"{TypeName.Of(exception.GetType())}: {exception.Message}",
        JsonNode json => json.ToJsonString(),
        JsonElement { ValueKind: not JsonValueKind.Undefined } json => json.GetRawText(),
        XNode xml => xml.ToString(SaveOptions.DisableFormatting),
        _ => TextOf(value),
    };

    private static string Number(double number) => number switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Number(float number) => float.IsInfinity(number) ? Number((double)number) : number.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTime time)
    {
        string text = time.ToString(
            time.TimeOfDay == TimeSpan.Zero && time.Kind == DateTimeKind.Unspecified ? "yyyy-MM-dd"
                : time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd HH:mm:ss.FFFFFFF",
            CultureInfo.InvariantCulture);
        return time.Kind == DateTimeKind.Utc ? text + "Z" : text;
    }
}
