namespace MedScan.Imaging.Dicom;

/// <summary>Looks at a few bytes at a time of a source that is read in larger pieces.</summary>
internal sealed class BufferedBytes(ByteSource source)
{
    private const int Size = 1 << 16;

    private readonly byte[] buffer = new byte[(int)Math.Clamp(source.Length, 1, Size)];
    private long start;
    private int filled;

    /// <summary>Bytes in all.</summary>
    public long Length => source.Length;

    /// <summary>Up to <paramref name="count"/> bytes from an offset on; less only at the end. Valid until the next call.</summary>
    public ReadOnlySpan<byte> Peek(long offset, int count)
    {
        count = (int)Math.Clamp(source.Length - offset, 0, Math.Min(count, buffer.Length));
        if (offset < start || offset + count > start + filled)
        {
            start = offset;
            filled = source.Read(offset, buffer);
        }

        return buffer.AsSpan((int)(offset - start), Math.Min(count, filled - (int)(offset - start)));
    }

    /// <summary>Copies bytes; less only at the end.</summary>
    public byte[] Copy(long offset, int count)
    {
        byte[] copy = new byte[(int)Math.Clamp(source.Length - offset, 0, count)];
        int read = source.Read(offset, copy);
        return read == copy.Length ? copy : copy[..read];
    }
}
