namespace MedScan.Tracking.Spool;

/// <summary>Sends a journal's records in order and marks up to where the server has answered.</summary>
internal sealed class JournalSender(
    RunFolder folder, string runId, IRunBackend backend, Courier courier, ArtifactVersions versions, OverflowQueue? overflow,
    Action<RunWarning> warn) : IDisposable
{
    private readonly SentMark _before = SentMark.Read(folder.MarkPath);
    private readonly BatchBuilder _batch = new();
    private readonly RefusedItems _refused = new(folder);
    private JournalReader? _reader;
    private JournalEntry? _next;
    private readonly List<string> _sentBlobs = [];
    private bool _knowsRunIsActive;
    private bool _endIsOnServer;

    public SentCounts Counts { get; } = new();

    /// <summary>Up to where records were read and sent.</summary>
    public JournalPosition Reached { get; private set; }

    /// <summary>Up to where the mark on the disk says that records were sent.</summary>
    public JournalPosition Sent { get; private set; }

    /// <summary>Time of the last record sent, milliseconds since 1970; 0 when there is none.</summary>
    public long LastTime { get; private set; }

    /// <summary>Whether the run's end, and nothing after it, was sent.</summary>
    public bool HasEnded { get; private set; }

    public bool HasRefused => Counts.Refused > 0;

    /// <summary>Bytes of damaged or torn records that were passed over.</summary>
    public long SkippedBytes => _reader?.SkippedBytes ?? 0;

    /// <summary>Raised after each answered request.</summary>
    public event Action? Progress;

    /// <summary>Sends everything up to <paramref name="end"/>, then what the disk did not take.</summary>
    /// <exception cref="RunRefusedException">The run was deleted, or is not on this server.</exception>
    public async Task SendAsync(Func<JournalPosition?> end, CancellationToken cancellation)
    {
        if (_reader is null)
        {
            _reader = new JournalReader(folder, _before.Position);
            (Reached, Sent, LastTime, HasEnded) = (_before.Position, _before.Position, _before.LastTime, _before.HasEnded);
            _endIsOnServer = HasEnded;
        }

        while (Next(end) is { } entry)
        {
            if (_batch.TryAdd(entry))
            {
                Taken(entry);
                continue;
            }

            await SendBatchAsync(cancellation).ConfigureAwait(false);
            if (_batch.TryAdd(entry))
            {
                Taken(entry);
                continue;
            }

            await SendOneAsync(entry, cancellation).ConfigureAwait(false);
            Taken(entry);
            Mark();
        }

        await SendBatchAsync(cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _reader?.Dispose();

    private JournalEntry? Next(Func<JournalPosition?> end)
    {
        if (_next is not null) return _next;
        _next = _reader!.Read(end());
        if (_next is not null || overflow?.Peek() is not { } waiting || !overflow.TryRemove(waiting)) return _next;
        return _next = waiting;
    }

    private void Taken(JournalEntry entry)
    {
        _next = null;
        LastTime = Math.Max(LastTime, entry.Time);
        Reached = _reader!.Position;
        HasEnded = entry is JournalEntry.End;
    }

    private async Task SendBatchAsync(CancellationToken cancellation)
    {
        if (_batch.Count == 0) return;
        await TakeBackEndAsync(cancellation).ConfigureAwait(false);
        await SendBatchAsync(_batch.Take(), cancellation).ConfigureAwait(false);
        Mark();
    }

    private async Task SendBatchAsync(RunBatch batch, CancellationToken cancellation)
    {
        try
        {
            await courier.CallAsync(token => backend.LogBatchAsync(runId, batch, token), cancellation).ConfigureAwait(false);
            Counts.Add(batch);
        }
        catch (Exception error) when (backend.Classify(error) == BackendFault.Refused)
        {
            await CheckRunAsync(error, cancellation).ConfigureAwait(false);
            if (batch.Count == 1)
            {
                Refuse(_refused.Keep(runId, batch, error.Message), error);
                return;
            }

            (RunBatch first, RunBatch second) = batch.Split();
            await SendBatchAsync(first, cancellation).ConfigureAwait(false);
            await SendBatchAsync(second, cancellation).ConfigureAwait(false);
        }
    }

    private async Task SendOneAsync(JournalEntry entry, CancellationToken cancellation)
    {
        try
        {
            switch (entry)
            {
                case JournalEntry.Input input:
                    await TakeBackEndAsync(cancellation).ConfigureAwait(false);
                    await courier.CallAsync(token => backend.LogInputAsync(runId, input.DataSet, token), cancellation).ConfigureAwait(false);
                    Counts.Inputs++;
                    break;
                case JournalEntry.Artifact artifact:
                    await TakeBackEndAsync(cancellation).ConfigureAwait(false);
                    await SendArtifactAsync(artifact, cancellation).ConfigureAwait(false);
                    break;
                case JournalEntry.End end:
                    await courier.CallAsync(token => backend.UpdateRunAsync(runId, end.Status, end.Time, token), cancellation).ConfigureAwait(false);
                    _endIsOnServer = true;
                    break;
            }
        }
        catch (Exception error) when (backend.Classify(error) == BackendFault.Refused)
        {
            await CheckRunAsync(error, cancellation).ConfigureAwait(false);
            switch (entry)
            {
                case JournalEntry.Input input:
                    _refused.Keep(runId, input.DataSet, error.Message);
                    Refuse($"data set '{input.DataSet.Name}'", error);
                    break;
                case JournalEntry.Artifact artifact:
                    _refused.Keep(runId, artifact, error.Message);
                    Refuse($"artifact '{artifact.Path}'", error);
                    break;
                default:
                    throw;
            }
        }
    }

    // A signal had announced the end, and then the program went on.
    private async Task TakeBackEndAsync(CancellationToken cancellation)
    {
        if (!_endIsOnServer) return;
        await courier.CallAsync(token => backend.UpdateRunAsync(runId, null, null, token), cancellation).ConfigureAwait(false);
        _endIsOnServer = false;
    }

    private async Task SendArtifactAsync(JournalEntry.Artifact artifact, CancellationToken cancellation)
    {
        if (artifact.Content is SpooledContent.Blob { FileName: var name } && versions.IsReplaced(artifact.Path, name))
        {
            File.Delete(folder.BlobPath(name));
            return;
        }

        try
        {
            await courier.CallAsync(
                token => backend.UploadArtifactAsync(runId, artifact.Path, () => Open(artifact.Content), token), cancellation).ConfigureAwait(false);
            Counts.Artifacts++;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            if (artifact.Content is SpooledContent.Blob blob && versions.IsReplaced(artifact.Path, blob.FileName)) return;
            _refused.Keep(runId, artifact, error.Message);
            Refuse($"artifact '{artifact.Path}', whose content is gone", error);
            return;
        }

        if (artifact.Content is SpooledContent.Blob sent) _sentBlobs.Add(sent.FileName);
    }

    private Stream Open(SpooledContent content) => content switch
    {
        SpooledContent.Bytes bytes => new MemoryStream(bytes.Value.ToArray(), writable: false),
        SpooledContent.Blob blob => OpenFile(folder.BlobPath(blob.FileName)),
        SpooledContent.Outside outside => OpenFile(outside.FullPath),
        _ => throw new InvalidOperationException($"Expected a content that can be read, got {content}."),
    };

    private static FileStream OpenFile(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.Asynchronous);

    // One refused item is that item's fault, unless the run itself is gone: then nothing of it may be thrown away.
    private async Task CheckRunAsync(Exception refusal, CancellationToken cancellation)
    {
        if (_knowsRunIsActive) return;
        CreatedRun? run = await courier.CallAsync(token => backend.FindActiveRunAsync(runId, token), cancellation).ConfigureAwait(false);
        if (run is null)
            throw new RunRefusedException($"The run '{runId}' at {backend.Address} was deleted or is not there: {refusal.Message}", refusal);
        _knowsRunIsActive = true;
    }

    private void Refuse(string what, Exception error)
    {
        Counts.Refused++;
        warn(new RunWarning(RunWarningKind.ItemRefused, $"The tracking server refused {what}: {error.Message} It is kept in '{_refused.FilePath}'.", error));
    }

    private void Mark()
    {
        _knowsRunIsActive = false;
        if (Reached != Sent)
        {
            try
            {
                new SentMark(Reached, LastTime, HasEnded).Write(folder.MarkPath);
                for (int segment = Sent.Segment; segment < Reached.Segment; segment++) File.Delete(folder.SegmentPath(segment));
                Sent = Reached;
            }
            catch (IOException)
            {
                // On a full disk the mark stays behind; what it does not cover would be sent twice, which does not show.
            }
        }

        // After the mark: a content that is still in the journal's unsent part has to be there.
        if (Reached == Sent)
        {
            foreach (string name in _sentBlobs) File.Delete(folder.BlobPath(name));
            _sentBlobs.Clear();
        }

        Progress?.Invoke();
    }
}
