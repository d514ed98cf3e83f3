namespace MedScan.Tracking;

/// <summary>Bytes to upload, readable again for each attempt.</summary>
internal sealed class ArtifactContent
{
    private readonly Func<Stream> _open;
    private readonly bool _leaveOpen;

    private ArtifactContent(Func<Stream> open, bool leaveOpen = false)
    {
        _open = open;
        _leaveOpen = leaveOpen;
    }

    public static ArtifactContent OfFile(string path) => new(() => new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1, FileOptions.Asynchronous | FileOptions.SequentialScan));

    public static ArtifactContent OfBytes(ReadOnlyMemory<byte> bytes) => new(() => new MemoryStream(bytes.ToArray(), writable: false));

    /// <summary>What a seekable stream holds from where it stands now; it stays open.</summary>
    public static ArtifactContent OfSeekable(Stream stream)
    {
        var start = stream.Position;
        return new(
            () =>
            {
                stream.Position = start;
                return stream;
            },
            leaveOpen: true);
    }

    /// <summary>Gives <paramref name="use"/> a seekable stream that stands at the first byte.</summary>
    public async Task UseAsync(Func<Stream, Task> use)
    {
        var stream = _open();
        try
        {
            await use(stream).ConfigureAwait(false);
        }
        finally
        {
            if (!_leaveOpen)
                await stream.DisposeAsync().ConfigureAwait(false);
        }
    }
}
