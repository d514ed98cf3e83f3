using System.Text.Json.Nodes;

namespace MedScan.Tracking.Tests.Mlflow.Replay;

/// <summary>Results of calls, written back as MLflow's JSON, so that they can be held against the recorded answer.</summary>
internal static class RecordedAnswers
{
    // run_uuid is run_id's old name; outputs, model ids and metrics of logged models have no place in this client.
    private static readonly HashSet<string> Unread = ["run_uuid", "outputs", "model_inputs", "model_id", "model_params", "model_metrics"];

    public static JsonNode? Write(object? result, string endpoint) => result switch
    {
        null => new JsonObject(),
        string text => new JsonObject { [endpoint is "experiments/create" ? "experiment_id" : "artifact_uri"] = text },
        MlflowExperiment experiment => new JsonObject { ["experiment"] = Of(experiment) },
        Page<MlflowExperiment> page => PageOf("experiments", page, Of),
        Run run => new JsonObject { ["run"] = Of(run) },
        RunInfo info => new JsonObject { ["run_info"] = Of(info) },
        Page<Run> page => PageOf("runs", page, Of),
        Page<Metric> page => PageOf("metrics", page, Of),
        RegisteredModel model => new JsonObject { ["registered_model"] = Of(model) },
        Page<RegisteredModel> page => PageOf("registered_models", page, Of),
        ModelVersion version => new JsonObject { ["model_version"] = Of(version) },
        Page<ModelVersion> page => PageOf("model_versions", page, Of),
        IReadOnlyList<ModelVersion> versions => new JsonObject { ["model_versions"] = ListOf(versions, Of) },
        IReadOnlyList<ArtifactInfo> files => new JsonObject { ["files"] = ListOf(files, Of) },
        _ => throw new InvalidOperationException($"No way to write {result.GetType()}."),
    };

    /// <summary>Without what means nothing: empty fields, and those this client does not read.</summary>
    public static JsonNode? Bare(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                var kept = new JsonObject();
                foreach (var (name, value) in fields)
                {
                    if (!Unread.Contains(name) && Bare(value) is { } bare && bare is not JsonObject { Count: 0 } and not JsonArray { Count: 0 } && bare.ToString() != "")
                        kept[name] = bare;
                }
                return kept;
            case JsonArray items:
                return new JsonArray([.. items.Select(Bare)]);
            default:
                return node?.DeepClone();
        }
    }

    private static JsonObject PageOf<T>(string name, Page<T> page, Func<T, JsonNode> write) =>
        new() { [name] = ListOf(page, write), ["next_page_token"] = page.NextPageToken };

    private static JsonArray ListOf<T>(IReadOnlyList<T> items, Func<T, JsonNode> write) => new([.. items.Select(write)]);

    private static JsonObject Of(MlflowExperiment experiment) => new()
    {
        ["experiment_id"] = experiment.Id,
        ["name"] = experiment.Name,
        ["artifact_location"] = experiment.ArtifactLocation,
        ["lifecycle_stage"] = Of(experiment.LifecycleStage),
        ["last_update_time"] = experiment.LastUpdateTime?.ToUnixTimeMilliseconds(),
        ["creation_time"] = experiment.CreationTime?.ToUnixTimeMilliseconds(),
        ["tags"] = Of(experiment.Tags),
    };

    private static JsonObject Of(RunInfo info) => new()
    {
        ["run_id"] = info.RunId,
        ["experiment_id"] = info.ExperimentId,
        ["run_name"] = info.Name,
        ["user_id"] = info.UserId,
        ["status"] = info.Status.ToString().ToUpperInvariant(),
        ["start_time"] = info.StartTime?.ToUnixTimeMilliseconds(),
        ["end_time"] = info.EndTime?.ToUnixTimeMilliseconds(),
        ["artifact_uri"] = info.ArtifactUri,
        ["lifecycle_stage"] = Of(info.LifecycleStage),
    };

    private static JsonObject Of(Run run) => new()
    {
        ["info"] = Of(run.Info),
        ["data"] = new JsonObject
        {
            ["metrics"] = ListOf([.. run.Metrics.Values], Of),
            ["params"] = Of(run.Parameters),
            ["tags"] = Of(run.Tags),
        },
        ["inputs"] = new JsonObject { ["dataset_inputs"] = ListOf(run.Datasets, Of) },
    };

    private static JsonObject Of(Metric metric) => new()
    {
        ["key"] = metric.Key,
        ["value"] = double.IsNaN(metric.Value) ? "NaN" : metric.Value,
        ["timestamp"] = metric.Timestamp,
        ["step"] = metric.Step,
    };

    private static JsonObject Of(DatasetInput input) => new()
    {
        ["tags"] = Of(input.Tags),
        ["dataset"] = new JsonObject
        {
            ["name"] = input.Name,
            ["digest"] = input.Digest,
            ["source_type"] = input.SourceType,
            ["source"] = input.Source,
            ["schema"] = input.Schema,
            ["profile"] = input.Profile,
        },
    };

    private static JsonObject Of(RegisteredModel model) => new()
    {
        ["name"] = model.Name,
        ["creation_timestamp"] = model.CreationTime?.ToUnixTimeMilliseconds(),
        ["last_updated_timestamp"] = model.LastUpdateTime?.ToUnixTimeMilliseconds(),
        ["description"] = model.Description,
        ["tags"] = Of(model.Tags),
        ["latest_versions"] = ListOf(model.LatestVersions, Of),
        ["aliases"] = ListOf<KeyValuePair<string, int>>(
            [.. model.Aliases], alias => new JsonObject { ["alias"] = alias.Key, ["version"] = alias.Value.ToString(null, null) }),
    };

    private static JsonObject Of(ModelVersion version) => new()
    {
        ["name"] = version.Name,
        ["version"] = version.Version.ToString(null, null),
        ["creation_timestamp"] = version.CreationTime?.ToUnixTimeMilliseconds(),
        ["last_updated_timestamp"] = version.LastUpdateTime?.ToUnixTimeMilliseconds(),
        ["current_stage"] = version.Stage,
        ["description"] = version.Description,
        ["user_id"] = version.UserId,
        ["source"] = version.Source,
        ["run_id"] = version.RunId,
        ["run_link"] = version.RunLink,
        ["status"] = version.Status is ModelVersionStatus.Ready ? "READY" : version.Status.ToString(),
        ["status_message"] = version.StatusMessage,
        ["tags"] = Of(version.Tags),
        ["aliases"] = new JsonArray([.. version.Aliases.Select(alias => (JsonNode)alias)]),
    };

    // The server leaves the size of an empty file out.
    private static JsonObject Of(ArtifactInfo file) => new() { ["path"] = file.Path, ["is_dir"] = file.IsFolder, ["file_size"] = file.Size is 0 ? null : file.Size };

    private static JsonArray Of(IReadOnlyDictionary<string, string> pairs) =>
        new([.. pairs.Select(pair => new JsonObject { ["key"] = pair.Key, ["value"] = pair.Value })]);

    private static string Of(LifecycleStage stage) => stage switch
    {
        LifecycleStage.Active => "active",
        LifecycleStage.Deleted => "deleted",
        _ => "unknown",
    };
}
