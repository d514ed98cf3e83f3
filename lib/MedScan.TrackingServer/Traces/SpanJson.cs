using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Traces;

/// <summary>Spans as MLflow keeps them in its table, and as it sends them.</summary>
internal static class SpanJson
{
    private static readonly string[] Codes = ["STATUS_CODE_UNSET", "STATUS_CODE_OK", "STATUS_CODE_ERROR"];

    /// <summary>The text that is stored: each attribute's value is itself JSON in a string.</summary>
    public static string Store(Span span)
    {
        var attributes = new JsonObject(span.Attributes.DistinctBy(pair => pair.Key).Select(pair => Dumped(pair.Key, pair.Value)));
        attributes["mlflow.traceRequestId"] ??= Dumped(string.Empty, span.MlflowTraceId).Value;
        return new JsonObject
        {
            ["trace_id"] = Convert.ToBase64String(span.TraceId),
            ["span_id"] = Convert.ToBase64String(span.SpanId),
            ["parent_span_id"] = span.ParentId.Length == 0 ? null : Convert.ToBase64String(span.ParentId),
            ["name"] = span.Name,
            ["start_time_unix_nano"] = span.Start,
            ["end_time_unix_nano"] = span.End == 0 ? null : span.End,
            ["events"] = new JsonArray([.. span.Events.Select(Event)]),
            ["status"] = new JsonObject { ["message"] = span.StatusMessage, ["code"] = Codes[span.StatusCode is 1 or 2 ? span.StatusCode : 0] },
            ["attributes"] = attributes,
        }.ToJsonString();
    }

    /// <summary>Writes a stored span as OpenTelemetry's JSON.</summary>
    public static void Send(Utf8JsonWriter writer, string stored)
    {
        using var document = JsonDocument.Parse(stored);
        var span = document.RootElement;
        writer.WriteStartObject();
        foreach (var name in (string[])["trace_id", "span_id", "parent_span_id", "name", "start_time_unix_nano", "end_time_unix_nano"])
        {
            if (span.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }

        if (span.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object)
            Attributes(writer, attributes, areDumped: true);
        if (span.TryGetProperty("events", out var events) && events.ValueKind == JsonValueKind.Array && events.GetArrayLength() > 0)
        {
            writer.WriteStartArray("events");
            foreach (var one in events.EnumerateArray())
                SendEvent(writer, one);
            writer.WriteEndArray();
        }

        if (span.TryGetProperty("status", out var status))
            SendStatus(writer, status);
        writer.WriteEndObject();
    }

    private static KeyValuePair<string, JsonNode?> Dumped(string key, JsonNode? value) => new(key, JsonValue.Create(value?.ToJsonString() ?? "null"));

    private static JsonObject Event(SpanEvent one) => new()
    {
        ["name"] = one.Name,
        ["time_unix_nano"] = one.Time,
        ["attributes"] = new JsonObject(one.Attributes.DistinctBy(pair => pair.Key).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone()))),
    };

    private static void SendEvent(Utf8JsonWriter writer, JsonElement one)
    {
        writer.WriteStartObject();
        foreach (var name in (string[])["name", "time_unix_nano"])
        {
            if (one.TryGetProperty(name, out var value))
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }
        }

        if (one.TryGetProperty("attributes", out var attributes) && attributes.ValueKind == JsonValueKind.Object)
            Attributes(writer, attributes, areDumped: false);
        writer.WriteEndObject();
    }

    private static void SendStatus(Utf8JsonWriter writer, JsonElement status)
    {
        writer.WriteStartObject("status");
        if (status.TryGetProperty("message", out var message) && message.ValueKind == JsonValueKind.String && message.GetString()!.Length > 0)
            writer.WriteString("message", message.GetString());
        if (status.TryGetProperty("code", out var code) && code.GetString() is var text && text != Codes[0])
            writer.WriteString("code", text);
        writer.WriteEndObject();
    }

    private static void Attributes(Utf8JsonWriter writer, JsonElement attributes, bool areDumped)
    {
        if (!attributes.EnumerateObject().Any())
            return;
        writer.WriteStartArray("attributes");
        foreach (var attribute in attributes.EnumerateObject())
        {
            writer.WriteStartObject();
            writer.WriteString("key", attribute.Name);
            writer.WritePropertyName("value");
            if (areDumped && attribute.Value.ValueKind == JsonValueKind.String)
                Undumped(writer, attribute.Value.GetString()!);
            else
                Value(writer, attribute.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Undumped(Utf8JsonWriter writer, string text)
    {
        JsonDocument? document;
        try
        {
            document = JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            writer.WriteStartObject();
            writer.WriteString("string_value", text);
            writer.WriteEndObject();
            return;
        }

        using (document)
            Value(writer, document.RootElement);
    }

    private static void Value(Utf8JsonWriter writer, JsonElement value)
    {
        writer.WriteStartObject();
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                writer.WriteString("string_value", value.GetString());
                break;
            case JsonValueKind.True or JsonValueKind.False:
                writer.WriteBoolean("bool_value", value.GetBoolean());
                break;
            case JsonValueKind.Number when value.TryGetInt64(out var integer):
                writer.WriteNumber("int_value", integer);
                break;
            case JsonValueKind.Number:
                writer.WriteNumber("double_value", value.GetDouble());
                break;
            case JsonValueKind.Array:
                writer.WriteStartObject("array_value");
                writer.WriteStartArray("values");
                foreach (var item in value.EnumerateArray())
                    Value(writer, item);
                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            case JsonValueKind.Object:
                writer.WriteStartObject("kvlist_value");
                writer.WriteStartArray("values");
                foreach (var member in value.EnumerateObject())
                {
                    writer.WriteStartObject();
                    writer.WriteString("key", member.Name);
                    writer.WritePropertyName("value");
                    Value(writer, member.Value);
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
                break;
            default:
                break; // null is a value with nothing in it
        }

        writer.WriteEndObject();
    }
}
