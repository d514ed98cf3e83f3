namespace MedScan.Versions;

/// <summary>A remote cannot be reached, is not one, or does not hold what is asked for.</summary>
/// <param name="remote">Its address without secrets.</param>
/// <param name="reason">What is wrong and what to do, as a sentence.</param>
/// <param name="innerException">The failure underneath, if any.</param>
public sealed class RemoteException(string remote, string reason, Exception? innerException = null)
    : MedScanException($"{remote}: {reason}", innerException!)
{
    /// <summary>The remote's address without secrets.</summary>
    public string Remote { get; } = remote;
}
