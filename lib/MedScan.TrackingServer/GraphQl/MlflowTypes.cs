using System.Globalization;
using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Inputs;
using MedScan.TrackingServer.Models;
using MedScan.TrackingServer.Runs;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.GraphQl;

/// <summary>MLflow's types, over the records that its REST answers are written from.</summary>
/// <remarks>64-bit integers travel as strings here; what is unset is the empty string or "0".</remarks>
internal static class MlflowTypes
{
    public static GraphQlType ApiError { get; } = new(
        "ApiError",
        GraphQlField.Of<object>("code", _ => null),
        GraphQlField.Of<object>("message", _ => null),
        GraphQlField.Of<object>("helpUrl", _ => null),
        GraphQlField.Of<object>("stackTrace", _ => null));

    public static GraphQlType Experiment { get; } = new(
        "MlflowExperiment",
        GraphQlField.Of<Experiment>("experimentId", value => value.Id.ToString(CultureInfo.InvariantCulture)),
        GraphQlField.Of<Experiment>("name", value => value.Name),
        GraphQlField.Of<Experiment>("artifactLocation", value => value.ArtifactLocation ?? string.Empty),
        GraphQlField.Of<Experiment>("lifecycleStage", value => value.LifecycleStage),
        GraphQlField.Of<Experiment>("lastUpdateTime", value => Long(value.LastUpdateTime)),
        GraphQlField.Of<Experiment>("creationTime", value => Long(value.CreationTime)),
        GraphQlField.Of<Experiment>("tags", value => List(value.Tags), Pair("MlflowExperimentTag")));

    public static GraphQlType RunInfo { get; } = new(
        "MlflowRunInfo",
        GraphQlField.Of<RunInfo>("runId", value => value.Id),
        GraphQlField.Of<RunInfo>("runUuid", value => value.Id),
        GraphQlField.Of<RunInfo>("runName", value => value.Name ?? string.Empty),
        GraphQlField.Of<RunInfo>("experimentId", value => Long(value.ExperimentId)),
        GraphQlField.Of<RunInfo>("userId", value => value.UserId ?? string.Empty),
        GraphQlField.Of<RunInfo>("status", value => value.Status),
        GraphQlField.Of<RunInfo>("startTime", value => Long(value.StartTime)),
        GraphQlField.Of<RunInfo>("endTime", value => Long(value.EndTime)),
        GraphQlField.Of<RunInfo>("artifactUri", value => value.ArtifactUri ?? string.Empty),
        GraphQlField.Of<RunInfo>("lifecycleStage", value => value.LifecycleStage));

    public static GraphQlType RunData { get; } = new(
        "MlflowRunData",
        GraphQlField.Of<Run>("metrics", value => List(value.Metrics), Metric("MlflowMetricExtension")),
        GraphQlField.Of<Run>("params", value => List(value.Parameters), Pair("MlflowParam")),
        GraphQlField.Of<Run>("tags", value => List(value.Tags), Pair("MlflowRunTag")));

    public static GraphQlType RunInputs { get; } = new(
        "MlflowRunInputs",
        GraphQlField.Of<Run>("datasetInputs", value => List(value.Datasets), new(
            "MlflowDatasetInput",
            GraphQlField.Of<DatasetInput>("tags", value => List(value.Tags), Pair("MlflowInputTag")),
            GraphQlField.Of<DatasetInput>("dataset", value => value.Dataset, new(
                "MlflowDataset",
                GraphQlField.Of<Dataset>("name", value => value.Name),
                GraphQlField.Of<Dataset>("digest", value => value.Digest),
                GraphQlField.Of<Dataset>("sourceType", value => value.SourceType),
                GraphQlField.Of<Dataset>("source", value => value.Source),
                GraphQlField.Of<Dataset>("schema", value => value.Schema ?? string.Empty),
                GraphQlField.Of<Dataset>("profile", value => value.Profile ?? string.Empty))))),
        GraphQlField.Of<Run>("modelInputs", value => List(value.ModelInputs.Select(id => new ModelOutput(id, 0)).ToList()), new(
            "MlflowModelInput",
            GraphQlField.Of<ModelOutput>("modelId", value => value.ModelId))));

    public static GraphQlType RunOutputs { get; } = new(
        "MlflowRunOutputs",
        GraphQlField.Of<Run>("modelOutputs", value => List(value.ModelOutputs), new(
            "MlflowModelOutput",
            GraphQlField.Of<ModelOutput>("modelId", value => value.ModelId),
            GraphQlField.Of<ModelOutput>("step", value => Long(value.Step)))));

    public static GraphQlType ModelVersion { get; } = new(
        "MlflowModelVersion",
        GraphQlField.Of<ModelVersion>("name", value => value.Name),
        GraphQlField.Of<ModelVersion>("version", value => Long(value.Version)),
        GraphQlField.Of<ModelVersion>("creationTimestamp", value => Long(value.CreationTime)),
        GraphQlField.Of<ModelVersion>("lastUpdatedTimestamp", value => Long(value.LastUpdatedTime)),
        GraphQlField.Of<ModelVersion>("userId", value => value.UserId ?? string.Empty),
        GraphQlField.Of<ModelVersion>("currentStage", value => value.Stage ?? string.Empty),
        GraphQlField.Of<ModelVersion>("description", value => value.Description ?? string.Empty),
        GraphQlField.Of<ModelVersion>("source", value => value.Source ?? string.Empty),
        GraphQlField.Of<ModelVersion>("runId", value => value.RunId ?? string.Empty),
        GraphQlField.Of<ModelVersion>("status", value => value.Status ?? string.Empty),
        GraphQlField.Of<ModelVersion>("statusMessage", value => value.StatusMessage ?? string.Empty),
        GraphQlField.Of<ModelVersion>("runLink", value => value.RunLink ?? string.Empty),
        GraphQlField.Of<ModelVersion>("tags", value => List(value.Tags), Pair("MlflowModelVersionTag")),
        GraphQlField.Of<ModelVersion>("aliases", value => List(value.Aliases)));

    /// <summary>A point of a metric and the run it belongs to.</summary>
    public static GraphQlType MetricWithRun { get; } = new(
        "MlflowMetricWithRunId",
        GraphQlField.Of<(string Run, MetricRow Point)>("runId", value => value.Run),
        GraphQlField.Of<(string Run, MetricRow Point)>("key", value => value.Point.Key),
        GraphQlField.Of<(string Run, MetricRow Point)>("value", value => value.Point.Sent),
        GraphQlField.Of<(string Run, MetricRow Point)>("timestamp", value => Long(value.Point.Timestamp)),
        GraphQlField.Of<(string Run, MetricRow Point)>("step", value => Long(value.Point.Step)));

    /// <summary>A list as the execution takes it.</summary>
    public static IReadOnlyList<object> List<T>(IReadOnlyList<T> items)
        where T : notnull => [.. items.Select(item => (object)item)];

    private static string Long(long? value) => (value ?? 0).ToString(CultureInfo.InvariantCulture);

    private static GraphQlType Pair(string name) => new(
        name,
        GraphQlField.Of<KeyValuePair<string, string>>("key", value => value.Key),
        GraphQlField.Of<KeyValuePair<string, string>>("value", value => value.Value));

    private static GraphQlType Metric(string name) => new(
        name,
        GraphQlField.Of<MetricRow>("key", value => value.Key),
        GraphQlField.Of<MetricRow>("value", value => value.Sent),
        GraphQlField.Of<MetricRow>("timestamp", value => Long(value.Timestamp)),
        GraphQlField.Of<MetricRow>("step", value => Long(value.Step)));
}
