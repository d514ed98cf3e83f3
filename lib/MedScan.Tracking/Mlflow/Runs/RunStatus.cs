namespace MedScan.Tracking;

/// <summary>What a run is doing or how it ended.</summary>
public enum RunStatus
{
    /// <summary>The server said something that this client does not know.</summary>
    Unknown,

    /// <summary>At work.</summary>
    Running,

    /// <summary>Waiting to start.</summary>
    Scheduled,

    /// <summary>Ended as it should.</summary>
    Finished,

    /// <summary>Ended by an error.</summary>
    Failed,

    /// <summary>Ended from outside.</summary>
    Killed,
}
