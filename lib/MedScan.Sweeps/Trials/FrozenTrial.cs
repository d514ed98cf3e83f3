using System.Collections.Immutable;
using System.Text.Json;

namespace MedScan.Sweeps.Trials;

/// <summary>A trial as it was at one moment.</summary>
public sealed record FrozenTrial
{
    /// <summary>Its number in the study, from 0 without gaps.</summary>
    public required int Number { get; init; }

    /// <summary>Where it stands.</summary>
    public required TrialState State { get; init; }

    /// <summary>The parameters that it has asked for, in that order.</summary>
    public IReadOnlyDictionary<string, TrialParameter> Parameters { get; init; } = ImmutableDictionary<string, TrialParameter>.Empty;

    /// <summary>Values that it must use for the parameters of these names: those it was enqueued with, and those of an earlier
    /// attempt.</summary>
    public IReadOnlyDictionary<string, object?> Fixed { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>One value for each objective; empty unless it is completed.</summary>
    public IReadOnlyList<double> Values { get; init; } = [];

    /// <summary>What was reported on the way, by step in ascending order. Not-a-number where that was reported.</summary>
    public IReadOnlyDictionary<int, double> Intermediate { get; init; } = ImmutableSortedDictionary<int, double>.Empty;

    /// <summary>What users attached to it.</summary>
    public IReadOnlyDictionary<string, JsonElement> Attributes { get; init; } = ImmutableDictionary<string, JsonElement>.Empty;

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Error { get; init; }

    /// <summary>How often a worker has begun it, without those that handed it back.</summary>
    public int Attempts { get; init; }

    /// <summary>Who works or worked on it, for people; null before anyone has.</summary>
    public string? Worker { get; init; }

    /// <summary>When the latest attempt began; null before.</summary>
    public DateTimeOffset? Started { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>Its value.</summary>
    /// <exception cref="InvalidOperationException">It has none, or several.</exception>
    public double Value => Values.Count == 1
        ? Values[0]
        : throw new InvalidOperationException(Values.Count == 0 ? $"Trial {Number} has no value: it is {State}." : $"Trial {Number} has {Values.Count} values. Use Values.");

    /// <summary>Its report of the latest step; null where it has reported nothing.</summary>
    public KeyValuePair<int, double>? LastReport => Intermediate.Count == 0 ? null : Intermediate.MaxBy(static r => r.Key);

    /// <summary>Whether nothing of it changes any more.</summary>
    public bool IsOver => State is TrialState.Completed or TrialState.Pruned or TrialState.Failed;

    /// <summary>How long the latest attempt took; null before it has ended.</summary>
    public TimeSpan? Duration => Ended - Started;
}
