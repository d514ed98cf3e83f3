using System.Globalization;
using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Traces;

/// <summary>What is known of a trace, apart from its spans.</summary>
internal sealed record Trace(string Id, long ExperimentId, long StartTime)
{
    /// <summary>How long it took, in milliseconds; null while it runs.</summary>
    public long? Duration { get; init; }

    public string State { get; init; } = "STATE_UNSPECIFIED";

    public string? ClientRequestId { get; init; }

    public string? RequestPreview { get; init; }

    public string? ResponsePreview { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Metadata { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>Writes it as version 3 of the API does.</summary>
    public void WriteTo(Utf8JsonWriter writer, string? member = null)
    {
        Answer.StartObject(writer, member);
        writer.WriteString("trace_id", Id);
        if (ClientRequestId is not null)
            writer.WriteString("client_request_id", ClientRequestId);
        writer.WriteStartObject("trace_location");
        writer.WriteString("type", "MLFLOW_EXPERIMENT");
        writer.WriteStartObject("mlflow_experiment");
        writer.WriteString("experiment_id", ExperimentId.ToString(CultureInfo.InvariantCulture));
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteString("request_time", TraceTime.Point(StartTime));
        if (Duration is { } duration)
            writer.WriteString("execution_duration", TraceTime.Span(duration));
        writer.WriteString("state", State);
        Map(writer, "trace_metadata", Metadata);
        Map(writer, "tags", Tags);
        if (RequestPreview is not null)
            writer.WriteString("request_preview", RequestPreview);
        if (ResponsePreview is not null)
            writer.WriteString("response_preview", ResponsePreview);
        writer.WriteEndObject();
    }

    /// <summary>Writes it as version 2 of the API does.</summary>
    public void WriteOldTo(Utf8JsonWriter writer, string? member = null)
    {
        Answer.StartObject(writer, member);
        writer.WriteString("request_id", Id);
        writer.WriteString("experiment_id", ExperimentId.ToString(CultureInfo.InvariantCulture));
        writer.WriteNumber("timestamp_ms", StartTime);
        if (Duration is { } duration)
            writer.WriteNumber("execution_time_ms", duration);
        writer.WriteString("status", State == "STATE_UNSPECIFIED" ? "TRACE_STATUS_UNSPECIFIED" : State);
        Answer.Pairs(writer, "request_metadata", Metadata);
        Answer.Pairs(writer, "tags", Tags);
        writer.WriteEndObject();
    }

    private static void Map(Utf8JsonWriter writer, string name, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        if (pairs.Count == 0)
            return;
        writer.WriteStartObject(name);
        foreach (var (key, value) in pairs)
            writer.WriteString(key, value);
        writer.WriteEndObject();
    }
}
