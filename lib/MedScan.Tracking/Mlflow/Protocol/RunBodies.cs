namespace MedScan.Tracking.Protocol;

internal sealed record RunAnswer(RunBody? Run, RunInfoBody? RunInfo);

internal sealed record RunPage(IReadOnlyList<RunBody>? Runs, string? NextPageToken);

internal sealed record RunBody(RunInfoBody? Info, RunDataBody? Data, RunInputsBody? Inputs)
{
    public Run ToRun() => new()
    {
        Info = (Info ?? RunInfoBody.Empty).ToRunInfo(),
        Metrics = (Data?.Metrics ?? []).Select(metric => metric.ToMetric()).DistinctBy(metric => metric.Key)
            .ToDictionary(metric => metric.Key, StringComparer.Ordinal).AsReadOnly(),
        Parameters = Data?.Params ?? KeyValueListConverter.Empty,
        Tags = Data?.Tags ?? KeyValueListConverter.Empty,
        Datasets = [.. (Inputs?.DatasetInputs ?? []).Select(input => input.ToDatasetInput())],
    };
}

internal sealed record RunInfoBody(
    string? RunId, string? RunUuid, string? RunName, string? ExperimentId, string? UserId, string? Status, long? StartTime, long? EndTime,
    string? ArtifactUri, string? LifecycleStage)
{
    public static RunInfoBody Empty { get; } = new(null, null, null, null, null, null, null, null, null, null);

    public RunInfo ToRunInfo() => new()
    {
        RunId = RunId ?? RunUuid ?? "",
        Name = RunName ?? "",
        ExperimentId = ExperimentId ?? "",
        UserId = UserId ?? "",
        Status = ProtocolText.Status(Status),
        StartTime = ProtocolText.Time(StartTime),
        EndTime = ProtocolText.Time(EndTime),
        ArtifactUri = ArtifactUri ?? "",
        LifecycleStage = ProtocolText.Stage(LifecycleStage),
    };
}

internal sealed record RunDataBody(
    IReadOnlyList<MetricBody>? Metrics, IReadOnlyDictionary<string, string>? Params, IReadOnlyDictionary<string, string>? Tags);

internal sealed record RunInputsBody(IReadOnlyList<DatasetInputBody>? DatasetInputs);

internal sealed record DatasetInputBody(IReadOnlyDictionary<string, string>? Tags, DatasetBody? Dataset)
{
    public DatasetInput ToDatasetInput() => new()
    {
        Name = Dataset?.Name ?? "",
        Digest = Dataset?.Digest ?? "",
        SourceType = Dataset?.SourceType ?? "",
        Source = Dataset?.Source ?? "",
        Schema = Dataset?.Schema,
        Profile = Dataset?.Profile,
        Tags = Tags ?? KeyValueListConverter.Empty,
    };
}

internal sealed record DatasetBody(string? Name, string? Digest, string? SourceType, string? Source, string? Schema, string? Profile);
