namespace MedScan.Imaging;

/// <summary>Bytes that are in memory already.</summary>
internal sealed class MemoryByteSource(ReadOnlyMemory<byte> bytes) : ByteSource
{
    /// <inheritdoc/>
    public override long Length => bytes.Length;

    /// <inheritdoc/>
    public override int Read(long offset, Span<byte> target)
    {
        if (offset >= bytes.Length) return 0;
        ReadOnlySpan<byte> rest = bytes.Span[(int)offset..];
        int count = Math.Min(rest.Length, target.Length);
        rest[..count].CopyTo(target);
        return count;
    }
}
