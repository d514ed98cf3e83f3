using System.Collections.Immutable;
using System.Text.Json;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>What a worker adds to its trial.</summary>
public sealed record TrialUpdate
{
    /// <summary>Nothing but a sign of life.</summary>
    public static TrialUpdate Empty { get; } = new();

    /// <summary>Parameters that it has asked for since the last update, in that order.</summary>
    public IReadOnlyList<KeyValuePair<string, TrialParameter>> Parameters { get; init; } = [];

    /// <summary>Values that it has reported, by step; a step that has one gets the new one.</summary>
    public IReadOnlyDictionary<int, double> Intermediate { get; init; } = ImmutableDictionary<int, double>.Empty;

    /// <summary>What was attached to it, in place of what had those names.</summary>
    public IReadOnlyDictionary<string, JsonElement> Attributes { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Whether there is nothing in it.</summary>
    public bool IsEmpty => Parameters.Count == 0 && Intermediate.Count == 0 && Attributes.Count == 0;
}
