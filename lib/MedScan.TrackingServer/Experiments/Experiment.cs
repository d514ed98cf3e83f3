using System.Globalization;
using System.Text.Json;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Experiments;

/// <summary>An experiment as it is sent.</summary>
internal sealed record Experiment(
    long Id,
    string Name,
    string? ArtifactLocation,
    string LifecycleStage,
    long? CreationTime,
    long? LastUpdateTime,
    IReadOnlyList<KeyValuePair<string, string>> Tags)
{
    public void WriteTo(Utf8JsonWriter writer, string? member = null)
    {
        Answer.StartObject(writer, member);
        writer.WriteString("experiment_id", Id.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("name", Name);
        writer.WriteString("artifact_location", ArtifactLocation);
        writer.WriteString("lifecycle_stage", LifecycleStage);
        if (LastUpdateTime is { } updated)
            writer.WriteNumber("last_update_time", updated);
        if (CreationTime is { } created)
            writer.WriteNumber("creation_time", created);
        Answer.Pairs(writer, "tags", Tags);
        writer.WriteEndObject();
    }
}
