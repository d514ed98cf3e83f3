using System.Threading.Channels;

namespace MedScan.Scripting.Zmtp;

/// <summary>A SUB: takes what a PUB sends.</summary>
internal sealed class SubscriberSocket : IDisposable
{
    private readonly Channel<IReadOnlyList<byte[]>> _received = Channel.CreateUnbounded<IReadOnlyList<byte[]>>();
    private readonly ZmtpConnector _connector;

    /// <summary>Starts to connect, in the background. What is published before the connection stands is missed, as always with
    /// ZeroMQ.</summary>
    /// <param name="endpoint">For example <c>tcp://127.0.0.1:5555</c>.</param>
    /// <param name="topic">How the messages begin that are wanted; empty for all.</param>
    /// <exception cref="ZmtpException">The address is wrong.</exception>
    public SubscriberSocket(string endpoint, byte[] topic) =>
        _connector = new ZmtpConnector(new ZmtpPeer(ZmtpSocketType.Sub, []), endpoint, connection =>
        {
            connection.Send(connection.MinorVersion >= 1
                ? ZmtpFrames.EncodeCommand([.. "\u0009SUBSCRIBE"u8, .. topic])
                : ZmtpFrames.Encode([[1, .. topic]]));
            connection.Read(message => _received.Writer.TryWrite(message));
        });

    /// <summary>Waits for the next message.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its parts, the topic first.</returns>
    public ValueTask<IReadOnlyList<byte[]>> ReceiveAsync(CancellationToken cancellation = default) => _received.Reader.ReadAsync(cancellation);

    /// <summary>Takes the next message if one has come.</summary>
    /// <returns>Its parts; null where none waits.</returns>
    public IReadOnlyList<byte[]>? TryReceive() => _received.Reader.TryRead(out IReadOnlyList<byte[]>? message) ? message : null;

    /// <summary>Ends the connection; what waits to be received can still be read.</summary>
    public void Dispose() => _connector.Dispose();
}
