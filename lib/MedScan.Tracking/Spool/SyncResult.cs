namespace MedScan.Tracking;

/// <summary>What <see cref="RunSpool.SyncAsync"/> found and did.</summary>
/// <param name="Runs">The runs that no live process holds, in the order of their start.</param>
/// <param name="InUse">Number of runs left alone because a live process writes or sends them.</param>
public sealed record SyncResult(IReadOnlyList<SyncedRun> Runs, int InUse)
{
    /// <summary>Whether nothing is left that could be sent now.</summary>
    public bool IsComplete => Runs.All(run => run.IsComplete);
}
