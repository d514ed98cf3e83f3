namespace MedScan.Tracking;

/// <summary>A run with what was logged to it.</summary>
public sealed record Run
{
    /// <summary>Name, experiment, status, times.</summary>
    public required RunInfo Info { get; init; }

    /// <summary>The last point of each metric: the greatest by step, then time, then value.</summary>
    public required IReadOnlyDictionary<string, Metric> Metrics { get; init; }

    /// <summary>The parameters.</summary>
    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>The tags, MLflow's own (<c>mlflow.runName</c>, ...) among them.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The data sets that went in.</summary>
    public required IReadOnlyList<DatasetInput> Datasets { get; init; }

    /// <summary>The run's id, the same as <c>Info.RunId</c>.</summary>
    public string RunId => Info.RunId;
}
