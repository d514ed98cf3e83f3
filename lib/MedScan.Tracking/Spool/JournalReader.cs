using Microsoft.Win32.SafeHandles;

namespace MedScan.Tracking.Spool;

/// <summary>Reads a run's journal record by record, across its files.</summary>
internal sealed class JournalReader : IDisposable
{
    private const int FirstBuffer = 1 << 18;

    private readonly RunFolder _folder;
    private byte[] _buffer = new byte[FirstBuffer];
    private int _bufferStart;
    private int _bufferEnd;
    private SafeFileHandle? _file;

    public JournalReader(RunFolder folder, JournalPosition start)
    {
        _folder = folder;
        Position = start;
    }

    /// <summary>Where the next record begins.</summary>
    public JournalPosition Position { get; private set; }

    /// <summary>Bytes that were passed over because they hold no whole record: the torn end of a process that died, or damage.</summary>
    public long SkippedBytes { get; private set; }

    /// <param name="end">Up to where a live writer has written whole records; <see langword="null"/> reads a dead
    /// process's journal to its end.</param>
    /// <returns><see langword="null"/> at the end.</returns>
    /// <exception cref="InvalidDataException">A newer version wrote this journal.</exception>
    public JournalEntry? Read(JournalPosition? end)
    {
        while (true)
        {
            if (end is { } limit && Position >= limit) return null;
            if (_file is null && !Open()) return null;
            int length = JournalFormat.Check(_buffer.AsSpan(_bufferStart, _bufferEnd - _bufferStart));
            if (length == 0 && Fill(end)) continue;
            if (length == 0)
            {
                if (!NextSegment()) return null;
                continue;
            }

            JournalEntry entry = JournalCodec.Read(
                _buffer, _bufferStart + JournalFormat.FrameLength, length - JournalFormat.FrameLength);
            _bufferStart += length;
            Position = Position with { Offset = Position.Offset + length };
            return entry;
        }
    }

    public void Dispose() => _file?.Dispose();

    private bool Open()
    {
        string path = _folder.SegmentPath(Position.Segment);
        if (!File.Exists(path)) return NextSegment();
        _file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _bufferStart = _bufferEnd = 0;
        byte[] header = new byte[JournalFormat.HeaderLength];
        int read = RandomAccess.Read(_file, header, 0);
        if (read == header.Length && !header.AsSpan().SequenceEqual(JournalFormat.Header))
            throw new InvalidDataException($"Expected a run's journal in '{path}', got something else or a newer format.");
        return true;
    }

    // The writer goes on to a new file only after the last whole record of the old one; what is left over there is damage.
    private bool NextSegment()
    {
        int next = _folder.Segments().FirstOrDefault(segment => segment > Position.Segment);
        if (_file is not null) SkippedBytes += Math.Max(0, RandomAccess.GetLength(_file) - Math.Max(Position.Offset, JournalFormat.HeaderLength));
        _file?.Dispose();
        _file = null;
        if (next == 0)
        {
            _bufferStart = _bufferEnd = 0;
            return false;
        }

        Position = new JournalPosition(next, JournalFormat.HeaderLength);
        return Open();
    }

    // Never beyond what the writer has published: a write that fails on a full disk is taken back.
    private bool Fill(JournalPosition? end)
    {
        long next = Position.Offset + _bufferEnd - _bufferStart;
        long most = end is { } limit && limit.Segment == Position.Segment ? limit.Offset - next : long.MaxValue;
        if (most <= 0) return false;
        if (_bufferStart > 0)
        {
            _buffer.AsSpan(_bufferStart, _bufferEnd - _bufferStart).CopyTo(_buffer);
            _bufferEnd -= _bufferStart;
            _bufferStart = 0;
        }

        if (_bufferEnd == _buffer.Length)
        {
            if (_buffer.Length > JournalFormat.MostPayload) return false;
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        int room = (int)Math.Min(most, _buffer.Length - _bufferEnd);
        int read = RandomAccess.Read(_file!, _buffer.AsSpan(_bufferEnd, room), next);
        _bufferEnd += read;
        return read > 0;
    }
}
