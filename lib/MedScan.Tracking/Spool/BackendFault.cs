namespace MedScan.Tracking.Spool;

/// <summary>What a failed call means for what was to be sent.</summary>
internal enum BackendFault
{
    /// <summary>Not the server's doing: a bug, a cancellation.</summary>
    Other,

    /// <summary>Nobody answers, or the server has trouble of its own: the same call may work later.</summary>
    Away,

    /// <summary>The server wants other credentials: works later if somebody mends them.</summary>
    Denied,

    /// <summary>The server said no to this call and will always say no.</summary>
    Refused,
}
