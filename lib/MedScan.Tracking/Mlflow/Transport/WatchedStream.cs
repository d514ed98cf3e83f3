namespace MedScan.Tracking;

/// <summary>Passes reads on to a body that goes over the wire; each one restarts the time limit and is cut off by it.</summary>
/// <param name="inner">The body.</param>
/// <param name="limit">The time limit.</param>
/// <param name="length">Where the body ends even if <paramref name="inner"/> has more: a log file may grow while it is sent.</param>
internal sealed class WatchedStream(Stream inner, StallLimit limit, long length = long.MaxValue) : Stream
{
    private long _left = length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        limit.Restart();
        try
        {
            if (buffer.Length > _left)
                buffer = buffer[..(int)_left];
            var count = await inner.ReadAsync(buffer, limit.Token).ConfigureAwait(false);
            _left -= count;
            return count;
        }
        catch (IOException exception) when (exception is not HttpIOException)
        {
            // A reset socket; named so that it is not taken for a failure of the disk that the bytes are written to.
            throw new HttpIOException(HttpRequestError.Unknown, exception.Message, exception);
        }
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Only asynchronous reads.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
