namespace MedScan.Versions;

/// <summary>How a snapshot is stored.</summary>
public sealed record PushOptions
{
    /// <summary>The name under which it can be asked for; null = the data set's.</summary>
    public string? Name { get; init; }

    /// <summary>Send every object again, also those that are there: mends a damaged remote.</summary>
    public bool All { get; init; }

    internal TimeProvider Time { get; init; } = TimeProvider.System;
}
