using System.Globalization;
using System.Text.Json.Nodes;

namespace MedScan.Tracking.Tests.Mlflow.Replay;

/// <summary>The call of this library that asks what a recorded request asked.</summary>
internal static class RecordedCalls
{
    public static async Task<object?> MakeAsync(MlflowClient client, RecordedPair pair)
    {
        if (pair.PathOnly.Contains("/mlflow-artifacts/", StringComparison.Ordinal))
            return await ArtifactAsync(client, pair);
        return (pair.Method, pair.Endpoint.Split('/')) switch
        {
            (_, ["experiments", ..]) => await ExperimentAsync(client.Experiments, pair),
            (_, ["runs" or "metrics", ..]) => await RunAsync(client.Runs, pair),
            ("GET", ["registered-models", "alias"]) => await client.ModelVersions.GetByAliasAsync(pair.Asked("name")!, pair.Asked("alias")!),
            (_, ["registered-models", ..]) => await ModelAsync(client.Models, pair),
            (_, ["model-versions", ..]) => await VersionAsync(client.ModelVersions, pair),
            ("GET", ["", "version"]) => await client.GetServerVersionAsync(),
            _ => throw new InvalidOperationException($"No call for {pair.Method} {pair.Path}."),
        };
    }

    private static async Task<object?> ExperimentAsync(MlflowExperiments experiments, RecordedPair pair) => pair.Endpoint switch
    {
        "experiments/create" => await experiments.CreateAsync(pair.Text("name")!, pair.Text("artifact_location"), pair.Pairs("tags")),
        "experiments/get" => await experiments.GetAsync(pair.Asked("experiment_id")!),
        "experiments/get-by-name" => await experiments.GetByNameAsync(pair.Asked("experiment_name")!),
        "experiments/search" => await experiments.SearchAsync(
            new()
            {
                Filter = pair.Text("filter"),
                OrderBy = pair.Texts("order_by") ?? [],
                View = View(pair.Text("view_type")!),
                PageSize = (int)pair.Body["max_results"]!,
            },
            pair.Text("page_token")),
        "experiments/update" => await Done(experiments.RenameAsync(pair.Text("experiment_id")!, pair.Text("new_name")!)),
        "experiments/delete" => await Done(experiments.DeleteAsync(pair.Text("experiment_id")!)),
        "experiments/restore" => await Done(experiments.RestoreAsync(pair.Text("experiment_id")!)),
        "experiments/set-experiment-tag" => await Done(experiments.SetTagAsync(pair.Text("experiment_id")!, pair.Text("key")!, pair.Text("value")!)),
        "experiments/delete-experiment-tag" => await Done(experiments.DeleteTagAsync(pair.Text("experiment_id")!, pair.Text("key")!)),
        _ => throw new InvalidOperationException($"No call for {pair.Path}."),
    };

    private static async Task<object?> RunAsync(MlflowRuns runs, RecordedPair pair)
    {
        var id = pair.Text("run_id") ?? pair.Asked("run_id") ?? "";
        return pair.Endpoint switch
        {
            "runs/create" => await runs.CreateAsync(
                pair.Text("experiment_id")!, pair.Text("run_name"), Time(pair.Body["start_time"]), pair.Pairs("tags")),
            "runs/get" => await runs.GetAsync(id),
            "runs/search" => await runs.SearchAsync(
                new()
                {
                    ExperimentIds = pair.Texts("experiment_ids") ?? [],
                    Filter = pair.Text("filter"),
                    OrderBy = pair.Texts("order_by") ?? [],
                    View = View(pair.Text("run_view_type")!),
                    PageSize = (int)pair.Body["max_results"]!,
                },
                pair.Text("page_token")),
            "runs/update" => await runs.UpdateAsync(
                id, pair.Text("status") is { } status ? Enum.Parse<RunStatus>(status, ignoreCase: true) : null, Time(pair.Body["end_time"]), pair.Text("run_name")),
            "runs/delete" => await Done(runs.DeleteAsync(id)),
            "runs/restore" => await Done(runs.RestoreAsync(id)),
            "runs/log-metric" => await Done(runs.LogMetricAsync(id, Metric(pair.Body))),
            "runs/log-parameter" => await Done(runs.LogParameterAsync(id, pair.Text("key")!, pair.Text("value")!)),
            "runs/set-tag" => await Done(runs.SetTagAsync(id, pair.Text("key")!, pair.Text("value")!)),
            "runs/delete-tag" => await Done(runs.DeleteTagAsync(id, pair.Text("key")!)),
            "runs/log-batch" => await Done(runs.LogBatchAsync(
                id, pair.Body["metrics"]?.AsArray().Select(metric => Metric(metric!.AsObject())).ToList(), pair.Pairs("params"), pair.Pairs("tags"))),
            "runs/log-inputs" => await Done(runs.LogInputsAsync(id, [.. pair.Body["datasets"]!.AsArray().Select(input => Dataset(input!))])),
            "metrics/get-history" => await runs.GetMetricHistoryAsync(
                id, pair.Asked("metric_key")!, Number(pair.Asked("max_results")), pair.Asked("page_token")),
            _ => throw new InvalidOperationException($"No call for {pair.Path}."),
        };
    }

    private static async Task<object?> ModelAsync(MlflowModels models, RecordedPair pair)
    {
        var name = pair.Text("name") ?? pair.Asked("name") ?? "";
        return (pair.Method, pair.Endpoint["registered-models/".Length..]) switch
        {
            (_, "create") => await models.CreateAsync(name, pair.Text("description"), pair.Pairs("tags")),
            (_, "get") => await models.GetAsync(name),
            (_, "rename") => await models.RenameAsync(name, pair.Text("new_name")!),
            (_, "update") => await models.UpdateAsync(name, pair.Text("description")!),
            (_, "delete") => await Done(models.DeleteAsync(name)),
            (_, "set-tag") => await Done(models.SetTagAsync(name, pair.Text("key")!, pair.Text("value")!)),
            (_, "delete-tag") => await Done(models.DeleteTagAsync(name, pair.Text("key")!)),
            (_, "get-latest-versions") => await models.GetLatestVersionsAsync(name, pair.Texts("stages")),
            (_, "search") => await models.SearchAsync(Query(pair), pair.Asked("page_token")),
            ("POST", "alias") => await Done(models.SetAliasAsync(name, pair.Text("alias")!, Number(pair.Text("version")))),
            ("DELETE", "alias") => await Done(models.DeleteAliasAsync(name, pair.Text("alias")!)),
            _ => throw new InvalidOperationException($"No call for {pair.Path}."),
        };
    }

    private static async Task<object?> VersionAsync(MlflowModelVersions versions, RecordedPair pair)
    {
        var name = pair.Text("name") ?? pair.Asked("name") ?? "";
        var version = (pair.Text("version") ?? pair.Asked("version")) is { } text ? Number(text) : 0;
        return pair.Endpoint["model-versions/".Length..] switch
        {
            "create" => await versions.CreateAsync(
                name, pair.Text("source")!, pair.Text("run_id"), pair.Text("description"), pair.Pairs("tags"), pair.Text("run_link")),
            "get" => await versions.GetAsync(name, version),
            "get-download-uri" => await versions.GetDownloadUriAsync(name, version),
            "update" => await versions.UpdateAsync(name, version, pair.Text("description")!),
            "delete" => await Done(versions.DeleteAsync(name, version)),
            "set-tag" => await Done(versions.SetTagAsync(name, version, pair.Text("key")!, pair.Text("value")!)),
            "delete-tag" => await Done(versions.DeleteTagAsync(name, version, pair.Text("key")!)),
            "transition-stage" => await versions.TransitionStageAsync(
                name, version, pair.Text("stage")!, (bool)pair.Body["archive_existing_versions"]!),
            "search" => await versions.SearchAsync(Query(pair), pair.Asked("page_token")),
            _ => throw new InvalidOperationException($"No call for {pair.Path}."),
        };
    }

    private static async Task<object?> ArtifactAsync(MlflowClient client, RecordedPair pair)
    {
        // The root of a run's artifacts is <experiment>/<run>/artifacts; what follows is the path below it.
        var names = (pair.Asked("path") ?? Uri.UnescapeDataString(pair.PathOnly["/api/2.0/mlflow-artifacts/artifacts/".Length..])).Split('/');
        var root = client.Artifacts.At("mlflow-artifacts:/" + string.Join('/', names[..3]));
        var path = string.Join('/', names[3..]);
        return pair.Method switch
        {
            "PUT" => await Done(root.UploadBytesAsync(path, RecordedPair.Bytes(pair.Request!))),
            "DELETE" => await Done(root.DeleteAsync(path)),
            _ when pair.Asked("path") is null => await root.ReadBytesAsync(path),
            _ => (await root.ListAsync(path)).Select(entry => entry with { Path = path.Length == 0 ? entry.Path : entry.Path[(path.Length + 1)..] }).ToList(),
        };
    }

    private static async Task<object?> Done(Task task)
    {
        await task;
        return null;
    }

    private static ModelQuery Query(RecordedPair pair) => new()
    {
        Filter = pair.Asked("filter"),
        OrderBy = [.. pair.AskedAll("order_by")],
        PageSize = Number(pair.Asked("max_results")),
    };

    private static ViewType View(string text) => Enum.Parse<ViewType>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    private static int Number(string? text) => int.Parse(text!, CultureInfo.InvariantCulture);

    private static DateTimeOffset? Time(JsonNode? milliseconds) => milliseconds is null ? null : DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);

    private static Metric Metric(JsonObject metric) => new(
        (string)metric["key"]!, double.Parse(metric["value"]!.ToString(), CultureInfo.InvariantCulture), (long)metric["timestamp"]!, (long)metric["step"]!);

    private static DatasetInput Dataset(JsonNode input) => new()
    {
        Name = (string)input["dataset"]!["name"]!,
        Digest = (string)input["dataset"]!["digest"]!,
        SourceType = (string)input["dataset"]!["source_type"]!,
        Source = (string)input["dataset"]!["source"]!,
        Schema = (string?)input["dataset"]!["schema"],
        Profile = (string?)input["dataset"]!["profile"],
        Tags = input["tags"]?.AsArray().ToDictionary(tag => (string)tag!["key"]!, tag => (string)tag!["value"]!) ?? [],
    };
}
