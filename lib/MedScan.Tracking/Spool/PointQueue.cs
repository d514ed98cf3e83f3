namespace MedScan.Tracking.Spool;

/// <summary>Points on their way to the disk, in chunks that are used again: once there are as many as the busiest moment
/// needed, adding allocates nothing. Not safe for threads; its owner locks.</summary>
internal sealed class PointQueue
{
    // 32 bytes a point: below the size from which arrays go to the large object heap.
    public const int ChunkLength = 2000;
    private const int MostChunks = 500;

    private readonly Queue<Chunk> _full = [];
    private readonly Stack<Chunk> _spare = [];
    private Chunk _current = new();

    public bool IsEmpty => _full.Count == 0 && _current.Count == 0;

    /// <summary>About 1,000,000 points or 32 MB wait: whoever logs has to wait for the disk.</summary>
    public bool IsFull => _full.Count >= MostChunks;

    public void Add(string name, double value, long time, long step)
    {
        if (_current.Count == ChunkLength)
        {
            _full.Enqueue(_current);
            _current = _spare.TryPop(out Chunk? spare) ? spare : new Chunk();
        }

        _current.Points[_current.Count++] = new Metric(name, value, time, step);
    }

    /// <summary>Moves everything to <paramref name="chunks"/>.</summary>
    public void TakeAll(List<Chunk> chunks)
    {
        while (_full.TryDequeue(out Chunk? chunk)) chunks.Add(chunk);
        if (_current.Count == 0) return;
        chunks.Add(_current);
        _current = _spare.TryPop(out Chunk? spare) ? spare : new Chunk();
    }

    public void GiveBack(List<Chunk> chunks)
    {
        foreach (Chunk chunk in chunks)
        {
            chunk.Count = 0;
            _spare.Push(chunk);
        }

        chunks.Clear();
    }

    internal sealed class Chunk
    {
        public Metric[] Points { get; } = new Metric[ChunkLength];

        public int Count { get; set; }
    }
}
