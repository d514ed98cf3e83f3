namespace MedScan.Tracking.Protocol;

/// <summary>An answer that says nothing but "done".</summary>
internal sealed record EmptyBody;

internal sealed record ErrorBody(string? ErrorCode, string? Message);

internal sealed record ExperimentAnswer(ExperimentBody? Experiment, string? ExperimentId);

internal sealed record ExperimentPage(IReadOnlyList<ExperimentBody>? Experiments, string? NextPageToken);

internal sealed record ExperimentBody(
    string? ExperimentId, string? Name, string? ArtifactLocation, string? LifecycleStage, long? CreationTime, long? LastUpdateTime,
    IReadOnlyDictionary<string, string>? Tags)
{
    public MlflowExperiment ToExperiment() => new()
    {
        Id = ExperimentId ?? "",
        Name = Name ?? "",
        ArtifactLocation = ArtifactLocation ?? "",
        LifecycleStage = ProtocolText.Stage(LifecycleStage),
        CreationTime = ProtocolText.Time(CreationTime),
        LastUpdateTime = ProtocolText.Time(LastUpdateTime),
        Tags = Tags ?? KeyValueListConverter.Empty,
    };
}

internal sealed record MetricPage(IReadOnlyList<MetricBody>? Metrics, string? NextPageToken);

internal sealed record MetricBody(string? Key, double Value, long Timestamp, long Step)
{
    public Metric ToMetric() => new(Key ?? "", Value, Timestamp, Step);
}

internal sealed record FileList(string? RootUri, IReadOnlyList<FileBody>? Files, string? NextPageToken);

internal sealed record FileBody(string? Path, bool IsDir, long? FileSize);
