using System.Globalization;
using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>A model that was logged to an experiment, as it is sent.</summary>
internal sealed record LoggedModel(string Id, long ExperimentId, string Name, string ArtifactLocation)
{
    public long CreationTime { get; init; }

    public long LastUpdatedTime { get; init; }

    public int Status { get; init; }

    public string? ModelType { get; init; }

    public string? SourceRunId { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    public IReadOnlyList<LoggedModelMetric> Metrics { get; init; } = [];

    public void WriteTo(Utf8JsonWriter writer, string? member = null)
    {
        Answer.StartObject(writer, member);
        writer.WriteStartObject("info");
        writer.WriteString("model_id", Id);
        writer.WriteString("experiment_id", ExperimentId.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("name", Name);
        writer.WriteNumber("creation_timestamp_ms", CreationTime);
        writer.WriteNumber("last_updated_timestamp_ms", LastUpdatedTime);
        writer.WriteString("artifact_uri", ArtifactLocation);
        writer.WriteString("status", LoggedModelStatus.Name(Status));
        if (ModelType is not null)
            writer.WriteString("model_type", ModelType);
        if (SourceRunId is not null)
            writer.WriteString("source_run_id", SourceRunId);
        Answer.Pairs(writer, "tags", Tags);
        writer.WriteEndObject();
        writer.WriteStartObject("data");
        Answer.Pairs(writer, "params", Parameters);
        Answer.List(writer, "metrics", Metrics, static (one, metric) => metric.WriteTo(one));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
