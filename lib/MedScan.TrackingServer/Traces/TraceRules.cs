using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Traces;

/// <summary>What traces may be called and where their values are cut.</summary>
internal static class TraceRules
{
    private const int MaxIdLength = 50;
    private const int MaxKeyLength = 250;
    private const int MaxValueLength = 8000;
    private const int MaxPreviewLength = 1000;

    private static readonly string[] States = ["STATE_UNSPECIFIED", "OK", "ERROR", "IN_PROGRESS"];

    /// <exception cref="ApiException">The id is longer than the tables take.</exception>
    public static string Id(string id)
    {
        FieldRules.CheckLength(id, MaxIdLength, "trace_id");
        return id;
    }

    /// <summary>A tag or an entry of the metadata as it is stored.</summary>
    /// <exception cref="ApiException">The key is too long.</exception>
    public static KeyValuePair<string, string> Pair(KeyValuePair<string, string> pair)
    {
        FieldRules.CheckLength(pair.Key, MaxKeyLength, "key");
        return new(pair.Key, FieldRules.Cut(pair.Value, MaxValueLength));
    }

    /// <summary>A preview as it is stored.</summary>
    public static string? Preview(string? text) => text is null ? null : FieldRules.Cut(text, MaxPreviewLength);

    /// <summary>The state of a trace in a request.</summary>
    /// <exception cref="ApiException">There is no such state.</exception>
    public static string State(RequestFields fields, string name)
    {
        if (!fields.Has(name))
            return States[0];
        if (fields.IsNumber(name))
            return fields.RequiredInteger(name) is var number && number >= 0 && number < States.Length ? States[number] : throw Unknown(name, $"{number}");
        var text = fields.OptionalString(name)!;
        return text == "TRACE_STATUS_UNSPECIFIED" ? States[0] : States.Contains(text) ? text : throw Unknown(name, PythonText.Json(text));
    }

    private static ApiException Unknown(string name, string value) =>
        ApiException.Invalid($"Invalid value {value} for parameter '{name}' supplied. It must be one of {PythonText.List(States)}.");
}
