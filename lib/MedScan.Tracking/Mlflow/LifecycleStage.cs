namespace MedScan.Tracking;

/// <summary>Whether an experiment or a run is in use or deleted; a deleted one can be restored.</summary>
public enum LifecycleStage
{
    /// <summary>The server said something that this client does not know.</summary>
    Unknown,

    /// <summary>In use.</summary>
    Active,

    /// <summary>Deleted, and out of sight of most searches.</summary>
    Deleted,
}
