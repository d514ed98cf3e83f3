namespace MedScan.Tracking.Spool;

/// <summary>Sees to it that a run is on the server exactly once, whatever answers get lost.</summary>
internal static class RunCreation
{
    /// <remarks><c>mayExist</c>: Whether an earlier process may already have asked for this run.
    /// <c>findParent</c>: The run above, whose id may only be known once it has been created itself.</remarks>
    public static async Task<CreatedRun> EnsureAsync(
        RunFolder folder, RunStart start, IRunBackend backend, Courier courier, bool mayExist,
        Func<CancellationToken, Task<string?>> findParent, CancellationToken cancellation)
    {
        if (folder.ReadCreated() is { } known)
        {
            // A folder of another server's run must not be poured into this one.
            return await courier.CallAsync(token => backend.FindActiveRunAsync(known.RunId, token), cancellation).ConfigureAwait(false)
                ?? throw new RunRefusedException(
                    $"The server at {backend.Address} has no active run '{known.RunId}' ('{known.RunName}'); it was created at {start.TrackingUri}. Restore it, or sync with that server.");
        }

        CreatedRun created = start.ExistingRunId is { } id
            ? await ContinueAsync(id, backend, courier, cancellation).ConfigureAwait(false)
            : await CreateAsync(start, backend, courier, mayExist, await findParent(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        folder.WriteCreated(created);
        return created;
    }

    private static async Task<CreatedRun> ContinueAsync(string id, IRunBackend backend, Courier courier, CancellationToken cancellation)
    {
        CreatedRun run = await courier.CallAsync(token => backend.FindActiveRunAsync(id, token), cancellation).ConfigureAwait(false)
            ?? throw new RunRefusedException($"Expected an active run '{id}' at {backend.Address}, but there is none.");
        await courier.CallAsync(token => backend.UpdateRunAsync(id, null, null, token), cancellation).ConfigureAwait(false);
        return run;
    }

    private static async Task<CreatedRun> CreateAsync(
        RunStart start, IRunBackend backend, Courier courier, bool mayExist, string? parent, CancellationToken cancellation)
    {
        Dictionary<string, string> tags = new(start.Tags, StringComparer.Ordinal) { [RunFolder.KeyTag] = start.Key };
        if (parent is not null) tags["mlflow.parentRunId"] = parent;
        bool wasAsked = mayExist;
        CreatedRun created = await courier.CallAsync(Ask, cancellation).ConfigureAwait(false);

        // A request given up on may have been carried out late, after the search: then there are two, and the elder stays.
        if (!wasAsked) return created;
        IReadOnlyList<CreatedRun> runs = await courier.CallAsync(Find, cancellation).ConfigureAwait(false);
        foreach (CreatedRun twin in runs.Skip(1))
            await courier.CallAsync(token => backend.DeleteRunAsync(twin.RunId, token), cancellation).ConfigureAwait(false);
        return runs.Count > 0 ? runs[0] : created;

        Task<IReadOnlyList<CreatedRun>> Find(CancellationToken token) => backend.FindRunsAsync(start.ExperimentName, start.Key, token);

        async Task<CreatedRun> Ask(CancellationToken token)
        {
            if (wasAsked)
            {
                IReadOnlyList<CreatedRun> found = await Find(token).ConfigureAwait(false);
                if (found.Count > 0) return found[0];
            }

            try
            {
                return await backend.CreateRunAsync(start, tags, token).ConfigureAwait(false);
            }
            catch
            {
                wasAsked = true;
                throw;
            }
        }
    }
}
