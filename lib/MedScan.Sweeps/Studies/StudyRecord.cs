using System.Collections.Immutable;
using System.Text.Json;

namespace MedScan.Sweeps.Studies;

/// <summary>A study as it is stored.</summary>
public sealed record StudyRecord
{
    /// <summary>Its number in the storage.</summary>
    public required long Id { get; init; }

    /// <summary>Its name, unique in the storage.</summary>
    public required string Name { get; init; }

    /// <summary>Which values are better, for each objective.</summary>
    public required IReadOnlyList<StudyDirection> Directions { get; init; }

    /// <summary>What users and programs attached to it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Attributes { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Whether no further trial begins.</summary>
    public bool IsStopped { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset Created { get; init; }
}
