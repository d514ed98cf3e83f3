namespace MedScan.Tracking;

/// <summary>Bytes to upload, readable again for each attempt.</summary>
internal sealed class ArtifactContent
{
    private readonly Func<Stream> _open;

    private ArtifactContent(Func<Stream> open) => _open = open;

    public static ArtifactContent OfFile(string path) => new(() => new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan));

    public static ArtifactContent OfBytes(ReadOnlyMemory<byte> bytes) => new(() => new MemoryStream(bytes.ToArray(), writable: false));

    /// <summary>From where a seekable stream stands now; the stream stays open.</summary>
    public static ArtifactContent OfSeekable(Stream stream)
    {
        var start = stream.Position;
        return new(() =>
        {
            stream.Position = start;
            return new OpenStream(stream);
        });
    }

    /// <summary>A stream that stands at the content's first byte, can say how much is left, and may be disposed.</summary>
    public Stream Open() => _open();

    /// <summary>Shields the caller's stream from being closed with the request that reads it.</summary>
    private sealed class OpenStream(Stream inner) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => inner.Length;

        public override long Position
        {
            get => inner.Position;
            set => inner.Position = value;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            inner.ReadAsync(buffer, cancellationToken);

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            inner.ReadAsync(buffer, offset, count, cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
