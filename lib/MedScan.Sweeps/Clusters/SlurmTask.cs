namespace MedScan.Sweeps.Clusters;

/// <summary>An agent as Slurm sees it.</summary>
/// <param name="Job">The job array.</param>
/// <param name="Index">Its number in the array, from 0.</param>
/// <param name="State">Slurm's word, such as <c>PENDING</c>, <c>RUNNING</c>, <c>COMPLETED</c>, <c>CANCELLED</c>, <c>TIMEOUT</c>; null where
/// Slurm no longer knows it.</param>
/// <param name="Reason">Why it waits, as Slurm says it; null otherwise.</param>
/// <param name="Nodes">Where it runs or ran; null before.</param>
public sealed record SlurmTask(SlurmJob Job, int Index, string? State, string? Reason = null, string? Nodes = null);
