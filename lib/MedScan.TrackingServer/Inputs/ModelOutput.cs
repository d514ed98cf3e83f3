using System.Text.Json;

namespace MedScan.TrackingServer.Inputs;

/// <summary>A logged model that a run made at a step.</summary>
internal sealed record ModelOutput(string ModelId, long Step)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("model_id", ModelId);
        writer.WriteNumber("step", Step);
        writer.WriteEndObject();
    }
}
