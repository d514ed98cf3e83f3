namespace MedScan.Tracking;

/// <summary>What experiments to look for.</summary>
public sealed record ExperimentQuery
{
    /// <summary>MLflow's filter language, for example <c>name LIKE 'brain%' AND tags.site = 'A'</c>. Attributes:
    /// <c>name</c>, <c>creation_time</c>, <c>last_update_time</c>. <see langword="null"/>: all.</summary>
    public string? Filter { get; init; }

    /// <summary>For example <c>name ASC</c>; empty: newest first.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>Deleted ones or not.</summary>
    public ViewType View { get; init; } = ViewType.ActiveOnly;

    /// <summary>Experiments per page, 1 to 50,000.</summary>
    public int PageSize { get; init; } = 1000;
}
