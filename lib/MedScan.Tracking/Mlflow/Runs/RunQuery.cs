namespace MedScan.Tracking;

/// <summary>What runs to look for.</summary>
public sealed record RunQuery
{
    /// <summary>The experiments to look in; without one nothing is found.</summary>
    public required IReadOnlyList<string> ExperimentIds { get; init; }

    /// <summary>MLflow's filter language, for example <c>metrics.accuracy > 0.9 AND params.network = 'resnet18'</c>.
    /// <see langword="null"/>: all.</summary>
    public string? Filter { get; init; }

    /// <summary>For example <c>metrics.accuracy DESC</c>; empty: started last first.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>Deleted ones or not.</summary>
    public ViewType View { get; init; } = ViewType.ActiveOnly;

    /// <summary>Runs per page, 1 to 50,000.</summary>
    public int PageSize { get; init; } = 1000;
}
