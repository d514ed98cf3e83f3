namespace MedScan.Tracking.Spool;

/// <summary>What one log-batch request carries.</summary>
internal sealed record RunBatch(
    IReadOnlyList<Metric> Points,
    IReadOnlyList<KeyValuePair<string, string>> Parameters,
    IReadOnlyList<KeyValuePair<string, string>> Tags)
{
    /// <summary>MLflow's limits on one request.</summary>
    public const int MostMetrics = MlflowLimits.MetricsPerBatch;

    /// <inheritdoc cref="MostMetrics"/>
    public const int MostParameters = MlflowLimits.ParametersPerBatch;

    /// <inheritdoc cref="MostMetrics"/>
    public const int MostTags = MlflowLimits.TagsPerBatch;

    /// <inheritdoc cref="MostMetrics"/>
    public const int MostItems = MlflowLimits.EntitiesPerBatch;

    public int Count => Points.Count + Parameters.Count + Tags.Count;

    /// <summary>Two batches with the same items, to find out which of them the server refuses.</summary>
    public (RunBatch First, RunBatch Second) Split()
    {
        if (Points.Count > 0 && Count > Points.Count) return (this with { Parameters = [], Tags = [] }, this with { Points = [] });
        if (Parameters.Count > 0 && Tags.Count > 0) return (this with { Tags = [] }, this with { Parameters = [] });
        int half = Count / 2;
        if (Points.Count > 0) return (this with { Points = [.. Points.Take(half)] }, this with { Points = [.. Points.Skip(half)] });
        return Parameters.Count > 0
            ? (this with { Parameters = [.. Parameters.Take(half)] }, this with { Parameters = [.. Parameters.Skip(half)] })
            : (this with { Tags = [.. Tags.Take(half)] }, this with { Tags = [.. Tags.Skip(half)] });
    }
}
