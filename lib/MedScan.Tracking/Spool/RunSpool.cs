using MedScan.Tracking.Spool;

namespace MedScan.Tracking;

/// <summary>The folder in which runs keep what the tracking server has not answered for yet.</summary>
/// <remarks>Any number of processes may use one spool at the same time; each run has a folder of its own, locked by the process
/// that writes it. The lock ends with the process, however it ends.</remarks>
public static class RunSpool
{
    /// <summary>Environment variable with the spool's folder.</summary>
    public const string FolderVariable = "MEDSCAN_SPOOL";

    /// <summary>The folder in <c>MEDSCAN_SPOOL</c>, or <c>mlruns/spool</c> below the current folder.</summary>
    public static string DefaultFolder =>
        Path.GetFullPath(Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } folder ? folder : Path.Combine("mlruns", "spool"));

    /// <summary>Sends what processes that are no longer alive left in a spool: creates runs that were never created, sends
    /// points, parameters, tags, data sets and artifacts, and sets runs left running to FAILED with the time of their last
    /// record. Nothing is there twice afterwards, however often this is interrupted and repeated.</summary>
    /// <param name="folder">The spool's folder; one that does not exist is empty.</param>
    /// <param name="client">The server; it stays the caller's.</param>
    /// <param name="progress">Told after each answered request.</param>
    /// <param name="cancellation">Stops between or within requests; what was sent stays sent.</param>
    /// <returns>What was found and done. A run that could not be sent is a result with its
    /// <see cref="SyncedRun.Problem"/>, not an exception.</returns>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public static Task<SyncResult> SyncAsync(
        string folder, MlflowClient client, IProgress<SyncProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(client);
        // A person waits for this answer.
        var backOff = new BackOff(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(4), MostTries: 4, TimeProvider.System);
        return new SpoolSync(new MlflowRunBackend(client), backOff, progress).RunAsync(Path.GetFullPath(folder), cancellation);
    }
}
