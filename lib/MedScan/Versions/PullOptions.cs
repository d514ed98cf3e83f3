namespace MedScan.Versions;

/// <summary>How a snapshot is restored.</summary>
public sealed record PullOptions
{
    /// <summary>Replace what is in the folder already.</summary>
    public bool Force { get; init; }
}
