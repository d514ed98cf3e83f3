using System.Globalization;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Traces;

/// <summary>Points and spans of time as protocol buffers write them in JSON.</summary>
internal static class TraceTime
{
    /// <summary>Milliseconds since 1970 as a point of time, such as <c>2026-11-21T00:40:00.507Z</c>.</summary>
    public static string Point(long milliseconds)
    {
        var time = DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(
            milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
        return time.ToString(time.Millisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>Milliseconds as a span, such as <c>0.107s</c>.</summary>
    public static string Span(long milliseconds)
    {
        var (seconds, rest) = Math.DivRem(Math.Abs(milliseconds), 1000);
        var sign = milliseconds < 0 ? "-" : string.Empty;
        return rest == 0 ? $"{sign}{seconds}s" : $"{sign}{seconds}.{rest:000}s";
    }

    /// <summary>The milliseconds since 1970 of a point of time in a request; null when it is absent.</summary>
    /// <exception cref="ApiException">It is no point of time.</exception>
    public static long? ReadPoint(RequestFields fields, string name)
    {
        if (fields.OptionalString(name) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : throw ApiException.WrongType(name, PythonText.Json(text), "str");
    }

    /// <summary>The milliseconds of a span in a request; null when it is absent.</summary>
    /// <exception cref="ApiException">It is no span of time.</exception>
    public static long? ReadSpan(RequestFields fields, string name)
    {
        if (fields.OptionalString(name) is not { } text)
            return null;
        return text.EndsWith('s')
            && decimal.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            && Math.Abs(seconds) < 315_576_000_001m
            ? (long)(seconds * 1000)
            : throw ApiException.WrongType(name, PythonText.Json(text), "str");
    }
}
