namespace MedScan.Tracking;

/// <summary>What a <see cref="RunWarning"/> is about.</summary>
public enum RunWarningKind
{
    /// <summary>The server does not answer; everything waits in the spool and is sent when it does. Said once per outage.</summary>
    ServerAway,

    /// <summary>The server answers again.</summary>
    ServerBack,

    /// <summary>The server refused an item; it was kept in the spool's <c>refused</c> folder, and the rest goes on.</summary>
    ItemRefused,

    /// <summary>The run cannot be sent at all, for example because it was deleted; its journal stays in the spool.</summary>
    RunRefused,

    /// <summary>The spool's disk takes no more; logging goes directly to the server as far as possible. Said once.</summary>
    SpoolFull,

    /// <summary>The disk was full and the server away for so long that something had to be dropped.</summary>
    Lost,

    /// <summary>A call that had no effect, with the reason.</summary>
    Ignored,
}
