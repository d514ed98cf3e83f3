using System.Threading.Channels;

namespace MedScan.Scripting.Zmtp;

/// <summary>A REQ: asks a REP and waits for its answer.</summary>
internal sealed class RequestSocket : IDisposable
{
    private readonly Channel<IReadOnlyList<byte[]>> _received = Channel.CreateUnbounded<IReadOnlyList<byte[]>>();
    private readonly SemaphoreSlim _one = new(1);
    private readonly ZmtpConnector _connector;

    /// <summary>Starts to connect, in the background.</summary>
    /// <param name="endpoint">For example <c>tcp://127.0.0.1:5555</c>.</param>
    /// <exception cref="ZmtpException">The address is wrong.</exception>
    public RequestSocket(string endpoint) =>
        _connector = new ZmtpConnector(new ZmtpPeer(ZmtpSocketType.Req, []), endpoint,
            connection => connection.Read(message => _received.Writer.TryWrite(message)));

    /// <summary>Asks; one request at a time.</summary>
    /// <param name="message">The request's parts.</param>
    /// <param name="cancellation">Ends the wait; a late answer is thrown away by the next request.</param>
    /// <returns>The answer's parts.</returns>
    public async Task<IReadOnlyList<byte[]>> AskAsync(IReadOnlyList<byte[]> message, CancellationToken cancellation = default)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            while (_received.Reader.TryRead(out _))
                continue;
            _connector.Send([[], .. message]);
            IReadOnlyList<byte[]> answer = await _received.Reader.ReadAsync(cancellation).ConfigureAwait(false);
            return [.. answer.SkipWhile(static part => part.Length > 0).Skip(1)];
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Ends the connection.</summary>
    public void Dispose()
    {
        _connector.Dispose();
        _one.Dispose();
    }
}
