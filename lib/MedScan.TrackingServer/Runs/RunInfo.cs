using System.Text.Json;

namespace MedScan.TrackingServer.Runs;

/// <summary>What a run is, apart from what was logged to it.</summary>
internal sealed record RunInfo(
    string Id,
    long ExperimentId,
    string? Name,
    string? UserId,
    string Status,
    long? StartTime,
    long? EndTime,
    string? ArtifactUri,
    string LifecycleStage)
{
    public void WriteTo(Utf8JsonWriter writer, string member)
    {
        writer.WriteStartObject(member);
        writer.WriteString("run_uuid", Id);
        writer.WriteString("experiment_id", ExperimentId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        writer.WriteString("run_name", Name ?? string.Empty);
        writer.WriteString("user_id", UserId ?? string.Empty);
        writer.WriteString("status", Status);
        writer.WriteNumber("start_time", StartTime ?? 0);
        if (EndTime is { } ended)
            writer.WriteNumber("end_time", ended);
        writer.WriteString("artifact_uri", ArtifactUri);
        writer.WriteString("lifecycle_stage", LifecycleStage);
        writer.WriteString("run_id", Id);
        writer.WriteEndObject();
    }
}
