namespace MedScan.Sweeps.Importance;

/// <summary>How importances are calculated.</summary>
public sealed record ImportanceOptions
{
    /// <summary>Which of the study's objectives is looked at, from 0.</summary>
    public int Objective { get; init; }

    /// <summary>The parameters to look at, over the trials that have them all; null for those that every completed trial has.</summary>
    public IReadOnlyList<string>? Parameters { get; init; }

    /// <summary>How many trees the forest has.</summary>
    public int Trees { get; init; } = 64;

    /// <summary>How often a tree divides at most on the way to a leaf.</summary>
    public int MaxDepth { get; init; } = 64;

    /// <summary>What the forest follows from: the same seed and trials give the same numbers.</summary>
    public int Seed { get; init; }
}
