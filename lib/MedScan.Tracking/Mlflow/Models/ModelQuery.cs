namespace MedScan.Tracking;

/// <summary>What registered models or model versions to look for.</summary>
public sealed record ModelQuery
{
    /// <summary>MLflow's filter language. Models: <c>name LIKE 'brain%' AND tags.site = 'A'</c>. Versions: <c>name</c>,
    /// <c>run_id</c>, <c>source_path</c>, <c>version_number</c>, <c>tags.x</c>. <see langword="null"/>: all.</summary>
    public string? Filter { get; init; }

    /// <summary>For example <c>name DESC</c>; empty: models by name, versions by name and newest first.</summary>
    public IReadOnlyList<string> OrderBy { get; init; } = [];

    /// <summary>Results per page, from 1 to 1000 for models, 200,000 for versions. <see langword="null"/>: 100 models, 10,000 versions.</summary>
    public int? PageSize { get; init; }
}
