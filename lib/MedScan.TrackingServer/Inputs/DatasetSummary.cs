using System.Globalization;
using System.Text.Json;

namespace MedScan.TrackingServer.Inputs;

/// <summary>A data set in an experiment, and what runs used it for.</summary>
internal sealed record DatasetSummary(long ExperimentId, string Name, string Digest, string? Context)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("experiment_id", ExperimentId.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("name", Name);
        writer.WriteString("digest", Digest);
        if (Context is not null)
            writer.WriteString("context", Context);
        writer.WriteEndObject();
    }
}
