namespace MedScan.Sweeps.Clusters;

/// <summary>What agents get from Slurm.</summary>
public sealed record SlurmOptions
{
    /// <summary>How many agents: the tasks of the job array.</summary>
    public required int Agents { get; init; }

    /// <summary>How long each agent may run, at least a minute; trials that are not over then are handed back.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>The partition; null for the cluster's default.</summary>
    public string? Partition { get; init; }

    /// <summary>Processors of each agent; null for the cluster's default.</summary>
    public int? Cpus { get; init; }

    /// <summary>Memory of each agent as sbatch takes it, such as <c>8G</c>; null for the cluster's default.</summary>
    public string? Memory { get; init; }

    /// <summary>How long before its time is over an agent is told so; null for a minute, or a quarter of a short time. Slurm may be
    /// early by up to a minute.</summary>
    public TimeSpan? Notice { get; init; }

    /// <summary>Further options of sbatch, such as <c>--account=imaging</c> or <c>--gres=gpu:1</c>.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
