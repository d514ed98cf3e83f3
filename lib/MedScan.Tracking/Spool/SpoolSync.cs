namespace MedScan.Tracking.Spool;

/// <summary>Sends what dead processes left in a spool.</summary>
internal sealed class SpoolSync(IRunBackend backend, BackOff backOff, IProgress<SyncProgress>? progress)
{
    // A process makes the folder first and locks it next; one so young may be between the two.
    private static readonly TimeSpan Youth = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, string> _runIds = new(StringComparer.Ordinal);
    private readonly Courier _courier = new(backend, backOff, _ => { });

    public async Task<SyncResult> RunAsync(string spool, CancellationToken cancellation)
    {
        List<RunFolder> folders = [];
        int inUse = 0;
        List<SyncedRun> runs = [];
        try
        {
            foreach (string path in Directory.Exists(spool) ? Directory.EnumerateDirectories(spool) : [])
            {
                if (!IsRun(path)) continue;
                if (RunFolder.TryOpen(path) is { } folder) folders.Add(folder);
                else if (Directory.Exists(path)) inUse++;
            }

            // In the order of their start: a parent is created before the runs nested in it.
            List<(RunFolder Folder, RunStart? Start)> ordered = [.. folders.Select(folder => (folder, folder.ReadStart())).OrderBy(run => run.Item2?.StartTime ?? 0)];
            for (int index = 0; index < ordered.Count; index++)
            {
                (RunFolder folder, RunStart? start) = ordered[index];
                if (start is null)
                {
                    if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder.Path) > Youth) folder.Delete();
                    continue;
                }

                int number = index + 1;
                runs.Add(await SendAsync(folder, start, items => progress?.Report(new SyncProgress(number, ordered.Count, start.RunName ?? start.Key, items)), cancellation).ConfigureAwait(false));
            }
        }
        finally
        {
            foreach (RunFolder folder in folders) folder.Dispose();
        }

        return new SyncResult(runs, inUse);
    }

    // "refused", and whatever else lies about, is no run.
    private static bool IsRun(string path) => File.Exists(Path.Combine(path, "lock"));

    private async Task<SyncedRun> SendAsync(RunFolder folder, RunStart start, Action<long> sent, CancellationToken cancellation)
    {
        var result = new SyncedRun { Key = start.Key, ExperimentName = start.ExperimentName, RunName = start.RunName, IsComplete = false };
        // Not every run has to find out for itself that nobody answers.
        if (_courier.IsAway) return result with { Problem = $"The tracking server at {backend.Address} does not answer." };
        JournalSender? sender = null;
        try
        {
            JournalScan scan = JournalScan.Read(folder);
            CreatedRun created = await RunCreation.EnsureAsync(
                folder, start, backend, _courier, mayExist: true, token => FindParentAsync(folder, start, token), cancellation).ConfigureAwait(false);
            _runIds[start.Key] = created.RunId;
            result = result with { RunId = created.RunId, RunName = created.RunName };
            sender = new JournalSender(folder, created.RunId, backend, _courier, scan.Versions, overflow: null, _ => { });
            sender.Progress += () => sent(sender.Counts.Points + sender.Counts.Parameters + sender.Counts.Tags + sender.Counts.Inputs + sender.Counts.Artifacts);
            await sender.SendAsync(() => null, cancellation).ConfigureAwait(false);
            if (!scan.HasEnded)
            {
                long end = Math.Max(scan.LastTime, start.StartTime);
                await _courier.CallAsync(token => backend.UpdateRunAsync(created.RunId, RunEnd.Failed, end, token), cancellation).ConfigureAwait(false);
            }

            result = Count(result, sender, folder) with { IsComplete = true, WasLeftRunning = !scan.HasEnded };
            sender.Dispose();
            folder.Delete();
            return result;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;
        }
        // One run's trouble is that run's result; the others are still sent.
        catch (Exception error)
        {
            return (sender is null ? result : Count(result, sender, folder)) with { Problem = error.Message };
        }
        finally
        {
            sender?.Dispose();
        }
    }

    private static SyncedRun Count(SyncedRun result, JournalSender sender, RunFolder folder) => result with
    {
        Points = sender.Counts.Points,
        Parameters = sender.Counts.Parameters,
        Tags = sender.Counts.Tags,
        Inputs = sender.Counts.Inputs,
        Artifacts = sender.Counts.Artifacts,
        Refused = sender.Counts.Refused,
        RefusedFile = sender.Counts.Refused > 0 ? new RefusedItems(folder).FilePath : null,
        SkippedBytes = sender.SkippedBytes,
    };

    private async Task<string?> FindParentAsync(RunFolder folder, RunStart start, CancellationToken cancellation)
    {
        if (start.ParentRunId is not null || start.ParentKey is not { } key) return start.ParentRunId;
        if (_runIds.TryGetValue(key, out string? known)) return known;
        string sibling = Path.Combine(Path.GetDirectoryName(folder.Path)!, key);
        if (RunFolder.ReadCreated(sibling) is { } created) return created.RunId;
        IReadOnlyList<CreatedRun> found = await _courier.CallAsync(
            token => backend.FindRunsAsync(start.ParentExperimentName ?? start.ExperimentName, key, token), cancellation).ConfigureAwait(false);
        return found.Count > 0 ? found[0].RunId : null;
    }
}
