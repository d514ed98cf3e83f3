namespace MedScan.Tracking.Spool;

/// <summary>Holds what a full disk did not take, until the server or the disk takes it. Bounded: beyond that it is lost, and counted.</summary>
internal sealed class OverflowQueue
{
    private const long MostBytes = 64L << 20;

    private readonly Queue<JournalEntry> _entries = [];
    private readonly Lock _gate = new();
    private long _bytes;

    public bool IsEmpty
    {
        get
        {
            lock (_gate) return _entries.Count == 0;
        }
    }

    /// <returns>Whether there was room. The end of the run always has room.</returns>
    public bool TryAdd(JournalEntry entry)
    {
        long bytes = Size(entry);
        lock (_gate)
        {
            if (_bytes + bytes > MostBytes && entry is not JournalEntry.End) return false;
            _entries.Enqueue(entry);
            _bytes += bytes;
            return true;
        }
    }

    public JournalEntry? Peek()
    {
        lock (_gate) return _entries.TryPeek(out JournalEntry? entry) ? entry : null;
    }

    /// <summary>Takes the first entry out if it is still <paramref name="expected"/>; else, or with
    /// <see langword="null"/> for an empty queue, nothing happens.</summary>
    public bool TryRemove(JournalEntry expected)
    {
        lock (_gate)
        {
            if (!_entries.TryPeek(out JournalEntry? first) || !ReferenceEquals(first, expected)) return false;
            _bytes -= Size(_entries.Dequeue());
            return true;
        }
    }

    private static long Size(JournalEntry entry) => entry switch
    {
        JournalEntry.Points points => 32L * points.Values.Count,
        JournalEntry.Artifact { Content: SpooledContent.Bytes bytes } => bytes.Value.Length,
        JournalEntry.Parameter parameter => 2L * (parameter.Name.Length + parameter.Value.Length),
        JournalEntry.Tag tag => 2L * (tag.Name.Length + tag.Value.Length),
        JournalEntry.Input { DataSet: var data } => 2L * (data.Source.Length + (data.Schema?.Length ?? 0) + (data.Profile?.Length ?? 0)),
        _ => 100,
    };
}
