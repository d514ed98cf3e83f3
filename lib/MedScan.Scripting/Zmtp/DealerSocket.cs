using System.Threading.Channels;

namespace MedScan.Scripting.Zmtp;

/// <summary>A DEALER: sends to a ROUTER and takes what it answers, in any order.</summary>
internal sealed class DealerSocket : IDisposable
{
    private readonly Channel<IReadOnlyList<byte[]>> _received = Channel.CreateUnbounded<IReadOnlyList<byte[]>>();
    private readonly ZmtpConnector _connector;

    /// <summary>Starts to connect, in the background.</summary>
    /// <param name="endpoint">For example <c>tcp://127.0.0.1:5555</c>.</param>
    /// <param name="identity">The name the ROUTER knows this socket by; empty to be given one. Jupyter's shell and stdin sockets
    /// must share one, or no input can be asked for.</param>
    /// <exception cref="ZmtpException">The address is wrong.</exception>
    public DealerSocket(string endpoint, byte[] identity) =>
        _connector = new ZmtpConnector(new ZmtpPeer(ZmtpSocketType.Dealer, identity), endpoint,
            connection => connection.Read(message => _received.Writer.TryWrite(message)));

    /// <summary>Sends now, or as soon as there is a connection.</summary>
    /// <param name="message">The parts.</param>
    public void Send(IReadOnlyList<byte[]> message) => _connector.Send(message);

    /// <summary>Waits for the next message.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its parts.</returns>
    public ValueTask<IReadOnlyList<byte[]>> ReceiveAsync(CancellationToken cancellation = default) => _received.Reader.ReadAsync(cancellation);

    /// <summary>Ends the connection; what waits to be received can still be read.</summary>
    public void Dispose() => _connector.Dispose();
}
