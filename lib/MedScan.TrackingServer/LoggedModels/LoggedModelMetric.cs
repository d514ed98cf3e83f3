using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>A metric point of a logged model, as it is sent.</summary>
internal sealed record LoggedModelMetric(string ModelId, string Key, double? Value, long Timestamp, long Step, string? DatasetName, string? DatasetDigest, string RunId)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("key", Key);
        if (Value is { } value)
            Answer.Number(writer, "value"u8, value);
        writer.WriteNumber("timestamp", Timestamp);
        writer.WriteNumber("step", Step);
        if (DatasetName is not null)
            writer.WriteString("dataset_name", DatasetName);
        if (DatasetDigest is not null)
            writer.WriteString("dataset_digest", DatasetDigest);
        writer.WriteString("model_id", ModelId);
        writer.WriteString("run_id", RunId);
        writer.WriteEndObject();
    }
}
