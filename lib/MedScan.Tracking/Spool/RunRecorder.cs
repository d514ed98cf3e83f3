using System.Globalization;

namespace MedScan.Tracking.Spool;

/// <summary>Takes what is logged from any thread and has it written to the run's journal by a thread of its own.</summary>
/// <remarks>A thread and not a task: it blocks on the disk, and logging must go on where training has the thread pool busy.</remarks>
internal sealed class RunRecorder : IDisposable
{
    private const int PointsPerRecord = RunBatch.MostMetrics;
    private const long MostPendingBytes = 64L << 20;
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan FullDiskPause = TimeSpan.FromSeconds(5);

    private readonly RunFolder _folder;
    private readonly JournalWriter _writer;
    private readonly Action<RunWarning> _warn;
    private readonly Action _written;
    private readonly Thread _thread;

    // Guarded by _gate, which is also waited on: a plain object.
    private readonly object _gate = new();
    private readonly PointQueue _points = new();
    private List<JournalEntry> _entries = [];
    private List<TaskCompletionSource> _flushes = [];
    private long _pendingBytes;
    private bool _isWaiting;
    private bool _isStopping;

    // The thread's own.
    private readonly MemoryStream _buffer = new();
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);
    private readonly List<PointQueue.Chunk> _chunks = [];
    private readonly List<string> _unsyncedBlobs = [];
    private long _fullSince;
    private bool _saidFull;
    private long _lost;
    private int _blobs;

    /// <remarks><c>segmentLength</c>: Bytes after which the journal goes on in a new file.
    /// <c>written</c>: Called, on the recorder's thread, when there is something new to send.</remarks>
    /// <exception cref="IOException">The journal cannot be written.</exception>
    public RunRecorder(RunFolder folder, long segmentLength, Action<RunWarning> warn, Action written)
    {
        _folder = folder;
        _writer = new JournalWriter(folder, segmentLength);
        _warn = warn;
        _written = written;
        _thread = new Thread(Run) { IsBackground = true, Name = "MedScan run journal" };
        _thread.Start();
    }

    public OverflowQueue Overflow { get; } = new();

    public ArtifactVersions Versions { get; } = new();

    /// <summary>Where the journal ends.</summary>
    public JournalPosition End => _writer.End;

    public void AddPoint(string name, double value, long time, long step)
    {
        lock (_gate)
        {
            if (_points.IsFull) WaitForRoom();
            _points.Add(name, value, time, step);
            if (_isWaiting) Wake();
        }
    }

    public void Add(JournalEntry entry)
    {
        long bytes = entry is JournalEntry.Artifact { Content: SpooledContent.Bytes content } ? content.Value.Length : 0;
        lock (_gate)
        {
            while (_pendingBytes > 0 && _pendingBytes + bytes > MostPendingBytes && !_isStopping) WaitForRoom();
            _entries.Add(entry);
            _pendingBytes += bytes;
            if (_isWaiting) Wake();
        }
    }

    /// <summary>Completes when everything added before is on the disk.</summary>
    /// <exception cref="IOException">The disk is full.</exception>
    public Task FlushAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (_isStopping) return Task.CompletedTask;
            _flushes.Add(done);
            Monitor.PulseAll(_gate);
        }

        return done.Task;
    }

    /// <summary>A new name for a content in the run's spool folder.</summary>
    public string NextBlobName() => Interlocked.Increment(ref _blobs).ToString("D6", CultureInfo.InvariantCulture);

    /// <summary>Writes what is still queued and ends the thread.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopping = true;
            Monitor.PulseAll(_gate);
        }

        if (Thread.CurrentThread != _thread) _thread.Join();
    }

    private void Wake()
    {
        _isWaiting = false;
        Monitor.PulseAll(_gate);
    }

    private void WaitForRoom()
    {
        Monitor.PulseAll(_gate);
        Monitor.Wait(_gate, Linger);
    }

    private void Run()
    {
        List<JournalEntry> entries = [];
        List<TaskCompletionSource> flushes = [];
        bool isStopping = false;
        while (!isStopping)
        {
            lock (_gate)
            {
                while (_points.IsEmpty && _entries.Count == 0 && _flushes.Count == 0 && !_isStopping)
                {
                    _isWaiting = true;
                    bool isFull = !Overflow.IsEmpty;
                    if (!Monitor.Wait(_gate, isFull ? FullDiskPause : Timeout.InfiniteTimeSpan)) break;
                }

                _isWaiting = false;
                // Points come in bursts: a record of many is smaller and faster than many records.
                if (_flushes.Count == 0 && !_isStopping && !_points.IsFull) Monitor.Wait(_gate, Linger);
                _points.TakeAll(_chunks);
                (entries, _entries) = (_entries, entries);
                (flushes, _flushes) = (_flushes, flushes);
                _pendingBytes = 0;
                isStopping = _isStopping;
                Monitor.PulseAll(_gate);
            }

            Write(entries);
            entries.Clear();
            lock (_gate) _points.GiveBack(_chunks);
            Complete(flushes);
            flushes.Clear();
        }

        _writer.Dispose();
        _buffer.Dispose();
        _written();
    }

    private void Write(List<JournalEntry> entries)
    {
        if (!Overflow.IsEmpty && Environment.TickCount64 - _fullSince >= FullDiskPause.TotalMilliseconds) MoveOverflowToDisk();
        foreach (PointQueue.Chunk chunk in _chunks)
            for (int start = 0; start < chunk.Count; start += PointsPerRecord)
                WritePoints(chunk.Points.AsSpan(start, Math.Min(PointsPerRecord, chunk.Count - start)));
        foreach (JournalEntry entry in entries)
            if (!Overflow.IsEmpty || !TryWrite(entry))
                Keep(entry);
        _written();
    }

    private void WritePoints(ReadOnlySpan<Metric> points)
    {
        if (Overflow.IsEmpty)
        {
            try
            {
                _buffer.SetLength(0);
                JournalCodec.WritePoints(_buffer, points[^1].Timestamp, points, _names);
                Append();
                return;
            }
            catch (Exception error) when (IsDiskError(error))
            {
                SayFull(error);
            }
        }

        Keep(new JournalEntry.Points(points[^1].Timestamp, points.ToArray()));
    }

    private bool TryWrite(JournalEntry entry)
    {
        try
        {
            _buffer.SetLength(0);
            switch (entry)
            {
                case JournalEntry.Points points:
                    JournalCodec.WritePoints(_buffer, points.Time, points.Values.ToArray(), _names);
                    break;
                case JournalEntry.Artifact { Content: SpooledContent.Outside }:
                    return false;
                case JournalEntry.Artifact artifact:
                    string name = BlobOf(artifact);
                    JournalCodec.Write(_buffer, artifact with { Content = new SpooledContent.Blob(name) });
                    Append();
                    // Only now that the newer version is in the journal may the older one go.
                    if (Versions.Replace(artifact.Path, name) is { } before) File.Delete(_folder.BlobPath(before));
                    return true;
                default:
                    JournalCodec.Write(_buffer, entry);
                    break;
            }

            Append();
            return true;
        }
        catch (Exception error) when (IsDiskError(error))
        {
            SayFull(error);
            return false;
        }
    }

    private string BlobOf(JournalEntry.Artifact artifact)
    {
        string name;
        if (artifact.Content is SpooledContent.Bytes bytes)
        {
            name = NextBlobName();
            string path = _folder.BlobPath(name);
            try
            {
                using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write);
                RandomAccess.Write(file, bytes.Value.Span, 0);
            }
            catch (IOException)
            {
                File.Delete(path);
                throw;
            }
        }
        else
        {
            name = ((SpooledContent.Blob)artifact.Content).FileName;
        }

        _unsyncedBlobs.Add(name);
        return name;
    }

    private void Append() => _writer.Append(_buffer.GetBuffer().AsSpan(0, (int)_buffer.Length));

    private void Keep(JournalEntry entry)
    {
        if (Overflow.TryAdd(entry)) return;
        if (_lost++ == 0)
            _warn(new RunWarning(RunWarningKind.Lost, "The spool's disk is full and the server does not take what is logged: from now on it is lost until one of them is back."));
    }

    private void MoveOverflowToDisk()
    {
        while (Overflow.Peek() is { } entry && TryWrite(entry))
            Overflow.TryRemove(entry);
    }

    private void SayFull(Exception error)
    {
        _fullSince = Environment.TickCount64;
        if (_saidFull) return;
        _saidFull = true;
        _warn(new RunWarning(
            RunWarningKind.SpoolFull,
            $"The spool '{_folder.Path}' takes no more ({error.Message}). Logging goes on directly to the server; make room on that disk, so that nothing depends on this process.",
            error));
    }

    private void Complete(List<TaskCompletionSource> flushes)
    {
        if (flushes.Count == 0) return;
        try
        {
            if (!Overflow.IsEmpty) throw new IOException($"The spool '{_folder.Path}' takes no more; what was logged waits in memory for the server.");
            foreach (string blob in _unsyncedBlobs) Sync(_folder.BlobPath(blob));
            _unsyncedBlobs.Clear();
            _writer.FlushToDisk();
            foreach (TaskCompletionSource flush in flushes) flush.SetResult();
        }
        catch (Exception error) when (IsDiskError(error))
        {
            foreach (TaskCompletionSource flush in flushes) flush.SetException(error);
        }
    }

    private static void Sync(string path)
    {
        try
        {
            using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(file);
        }
        catch (FileNotFoundException)
        {
            // It was sent, or replaced by a newer version, in the meantime.
        }
    }

    private static bool IsDiskError(Exception error) => error is IOException or UnauthorizedAccessException;
}
