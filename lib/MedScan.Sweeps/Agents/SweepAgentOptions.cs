using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Agents;

/// <summary>What an agent runs for each trial.</summary>
public sealed record SweepAgentOptions
{
    /// <summary>The parameters, which are all asked for before the program starts.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>The program and its arguments for the parameters of a trial.</summary>
    public required Func<IReadOnlyDictionary<string, TrialParameter>, IReadOnlyList<string>> Command { get; init; }

    /// <summary>The metric to look for in the lines of JSON that the program prints; a name with dots may also be a path into them.</summary>
    public required string Metric { get; init; }

    /// <summary>Which of the values that the program prints is the trial's.</summary>
    public MetricSummary Summary { get; init; } = MetricSummary.Last;

    /// <summary>Variables that the program gets besides this process's own.</summary>
    public Func<Trial, IReadOnlyDictionary<string, string>>? Environment { get; init; }

    /// <summary>The folder that the program starts in; null for the current one.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The folder that gets a file with the output of each trial; made when it is missing. Null for none.</summary>
    public string? LogFolder { get; init; }

    /// <summary>How long the program of a pruned trial may take to end, for example to save its state, before it is ended by force.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The same for a trial that is handed back because the agent is to end, or has died. It begins anew elsewhere, so there
    /// is nothing to save, and whoever ended the agent does not wait for long.</summary>
    public TimeSpan HandBackPatience { get; init; } = TimeSpan.FromSeconds(3);
}
