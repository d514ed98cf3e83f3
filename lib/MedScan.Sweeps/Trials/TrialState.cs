namespace MedScan.Sweeps.Trials;

/// <summary>Where a trial stands.</summary>
public enum TrialState
{
    /// <summary>Enqueued, or handed back by a worker that ended or died; the next worker takes it.</summary>
    Waiting,

    /// <summary>A worker is at it.</summary>
    Running,

    /// <summary>It has its values.</summary>
    Completed,

    /// <summary>It was ended early because it did not promise anything.</summary>
    Pruned,

    /// <summary>Its objective threw, gave no number, or its workers died too often.</summary>
    Failed,
}
