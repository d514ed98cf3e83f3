using System.Text.Json;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Inputs;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Runs;

/// <summary>A run with what was logged to it, as it is sent.</summary>
internal sealed record Run(RunInfo Info)
{
    /// <summary>The latest point of each metric.</summary>
    public IReadOnlyList<MetricRow> Metrics { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    public IReadOnlyList<DatasetInput> Datasets { get; init; } = [];

    /// <summary>The logged models that the run used.</summary>
    public IReadOnlyList<string> ModelInputs { get; init; } = [];

    /// <summary>The logged models that the run made.</summary>
    public IReadOnlyList<ModelOutput> ModelOutputs { get; init; } = [];

    public void WriteTo(Utf8JsonWriter writer, string? member = null, bool withOutputs = true)
    {
        Answer.StartObject(writer, member);
        Info.WriteTo(writer, "info");
        writer.WriteStartObject("data");
        Answer.List(writer, "metrics", Metrics, static (one, metric) => metric.WriteTo(one));
        Answer.Pairs(writer, "params", Parameters);
        Answer.Pairs(writer, "tags", Tags);
        writer.WriteEndObject();
        writer.WriteStartObject("inputs");
        Answer.List(writer, "dataset_inputs", Datasets, static (one, dataset) => dataset.WriteTo(one));
        Answer.List(writer, "model_inputs", ModelInputs, static (one, model) =>
        {
            one.WriteStartObject();
            one.WriteString("model_id", model);
            one.WriteEndObject();
        });
        writer.WriteEndObject();
        if (withOutputs)
        {
            writer.WriteStartObject("outputs");
            Answer.List(writer, "model_outputs", ModelOutputs, static (one, model) => model.WriteTo(one));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
