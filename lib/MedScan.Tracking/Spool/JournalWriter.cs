using Microsoft.Win32.SafeHandles;

namespace MedScan.Tracking.Spool;

/// <summary>Appends whole records to a run's journal. One thread writes; any thread may read <see cref="End"/>.</summary>
internal sealed class JournalWriter : IDisposable
{
    private readonly RunFolder _folder;
    private readonly long _segmentLength;
    private readonly Lock _gate = new();
    private SafeFileHandle _file;
    private JournalPosition _end = JournalPosition.Start;

    /// <remarks><c>segmentLength</c>: Bytes after which a new file is begun.</remarks>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public JournalWriter(RunFolder folder, long segmentLength)
    {
        _folder = folder;
        _segmentLength = segmentLength;
        _file = Begin(_end.Segment);
    }

    /// <summary>Where the last whole record ends.</summary>
    public JournalPosition End
    {
        get
        {
            lock (_gate) return _end;
        }
    }

    /// <summary>Appends records; they are in the kernel's hands then and outlive the process, not yet a power cut.</summary>
    /// <exception cref="IOException">The disk does not take them; the journal is as it was before.</exception>
    public void Append(ReadOnlySpan<byte> records)
    {
        JournalPosition end = End;
        if (end.Offset >= _segmentLength)
        {
            SafeFileHandle next = Begin(end.Segment + 1);
            RandomAccess.FlushToDisk(_file);
            _file.Dispose();
            _file = next;
            end = new JournalPosition(end.Segment + 1, JournalFormat.HeaderLength);
            Publish(end);
        }

        try
        {
            RandomAccess.Write(_file, records, end.Offset);
        }
        catch (IOException)
        {
            // Half a record would end the journal for a reader: nothing after it would be found.
            RandomAccess.SetLength(_file, end.Offset);
            throw;
        }

        Publish(end with { Offset = end.Offset + records.Length });
    }

    /// <summary>Returns when everything appended outlives a power cut.</summary>
    public void FlushToDisk() => RandomAccess.FlushToDisk(_file);

    public void Dispose() => _file.Dispose();

    private void Publish(JournalPosition end)
    {
        lock (_gate) _end = end;
    }

    private SafeFileHandle Begin(int segment)
    {
        string path = _folder.SegmentPath(segment);
        SafeFileHandle file = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.Read | FileShare.Delete);
        try
        {
            RandomAccess.Write(file, JournalFormat.Header, 0);
            return file;
        }
        catch (IOException)
        {
            file.Dispose();
            File.Delete(path);
            throw;
        }
    }
}
