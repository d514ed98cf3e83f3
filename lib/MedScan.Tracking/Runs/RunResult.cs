namespace MedScan.Tracking;

/// <summary>How a run ended and what of it is on the server.</summary>
public sealed record RunResult
{
    /// <summary>The run's id; <see langword="null"/> where the server has not created it yet.</summary>
    public string? RunId { get; init; }

    /// <summary>How the run ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Whether the server has answered for everything.</summary>
    public required bool IsSent { get; init; }

    /// <summary>Number of items that the server refused; the spool's <c>refused</c> folder holds them.</summary>
    public long Refused { get; init; }

    /// <summary>The spool where the rest waits; <see langword="null"/> when nothing does.</summary>
    public string? WaitsIn { get; init; }
}
