using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Display;

/// <summary>Runs as JSON for programs. Numbers that JSON does not have are the words NaN, Infinity and -Infinity.</summary>
internal static class RunJson
{
    private static readonly JsonSerializerOptions s_format = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IEnumerable<Run> runs, IReadOnlyDictionary<string, string> experiments) =>
        new JsonArray([.. runs.Select(run => Node(run, experiments))]).ToJsonString(s_format);

    public static string Write(Run run, IReadOnlyDictionary<string, string> experiments) => Node(run, experiments).ToJsonString(s_format);

    public static string Write(RunComparison comparison) => new JsonObject
    {
        ["runs"] = new JsonArray([.. comparison.Runs.Select(run => new JsonObject { ["run_id"] = run.RunId, ["name"] = run.Info.Name })]),
        ["differing_parameters"] = Map(comparison.DifferingParameters, values => new JsonArray([.. values.Select(value => (JsonNode?)value)])),
        ["metrics"] = Map(comparison.Metrics, values => new JsonArray([.. values.Select(value => value is { } number ? Number(number) : null)])),
    }.ToJsonString(s_format);

    private static JsonObject Node(Run run, IReadOnlyDictionary<string, string> experiments) => new()
    {
        ["run_id"] = run.RunId,
        ["name"] = run.Info.Name,
        ["experiment"] = experiments.GetValueOrDefault(run.Info.ExperimentId),
        ["experiment_id"] = run.Info.ExperimentId,
        ["status"] = RunText.Status(run.Info.Status),
        ["start_time"] = run.Info.StartTime,
        ["end_time"] = run.Info.EndTime,
        ["artifact_uri"] = run.Info.ArtifactUri,
        ["parameters"] = Map(run.Parameters, value => (JsonNode?)value),
        ["metrics"] = Map(run.Metrics, metric => Number(metric.Value)),
        ["tags"] = Map(run.Tags, value => (JsonNode?)value),
        ["data_sets"] = new JsonArray([.. run.Datasets.Select(data => new JsonObject
        {
            ["name"] = data.Name,
            ["digest"] = data.Digest,
            ["context"] = data.Tags.GetValueOrDefault(DatasetInput.ContextTag),
            ["source"] = data.Source,
        })]),
    };

    private static JsonObject Map<T>(IEnumerable<KeyValuePair<string, T>> pairs, Func<T, JsonNode?> node) =>
        new(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, node(pair.Value))));

    private static JsonValue Number(double value) =>
        double.IsFinite(value) ? JsonValue.Create(value) : JsonValue.Create(value.ToString(CultureInfo.InvariantCulture));
}
