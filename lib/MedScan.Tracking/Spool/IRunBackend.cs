namespace MedScan.Tracking.Spool;

/// <summary>What the spool needs of a tracking server. Every call may be made twice with the same arguments.</summary>
internal interface IRunBackend
{
    /// <summary>For messages: where the server is.</summary>
    string Address { get; }

    /// <summary>Creates the run, and its experiment if there is none of that name.</summary>
    Task<CreatedRun> CreateRunAsync(RunStart start, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation);

    /// <returns>Runs with that value of the tag <see cref="RunFolder.KeyTag"/>, oldest first.</returns>
    Task<IReadOnlyList<CreatedRun>> FindRunsAsync(string experimentName, string key, CancellationToken cancellation);

    /// <returns><see langword="null"/> where the run does not exist or was deleted.</returns>
    Task<CreatedRun?> FindActiveRunAsync(string runId, CancellationToken cancellation);

    Task DeleteRunAsync(string runId, CancellationToken cancellation);

    Task LogBatchAsync(string runId, RunBatch batch, CancellationToken cancellation);

    Task LogInputAsync(string runId, DatasetInput input, CancellationToken cancellation);

    /// <remarks><c>open</c>: Opens the content from its beginning; called once for each try.</remarks>
    Task UploadArtifactAsync(string runId, string path, Func<Stream> open, CancellationToken cancellation);

    /// <remarks><c>status</c>: <see langword="null"/> sets the run to running again.
    /// <c>endTime</c>: Milliseconds since 1970, UTC.</remarks>
    Task UpdateRunAsync(string runId, RunEnd? status, long? endTime, CancellationToken cancellation);

    BackendFault Classify(Exception error);
}
