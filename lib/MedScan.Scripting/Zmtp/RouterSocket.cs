using System.Collections.Concurrent;

namespace MedScan.Scripting.Zmtp;

/// <summary>A ROUTER: gets messages of many peers and answers each by its identity.</summary>
internal sealed class RouterSocket : IDisposable
{
    private readonly ConcurrentDictionary<string, ZmtpConnection> _peers = new();
    private readonly ZmtpListener _listener;
    private int _unnamed;

    /// <summary>Binds.</summary>
    /// <param name="endpoint">For example <c>tcp://127.0.0.1:0</c>.</param>
    /// <param name="received">Gets every message, the sender's identity before its parts, on the sender's own thread; messages of
    /// one sender come in order, those of several at the same time.</param>
    /// <exception cref="ZmtpException">The address is wrong or taken.</exception>
    public RouterSocket(string endpoint, Action<IReadOnlyList<byte[]>> received) => _listener = new ZmtpListener(ZmtpSocketType.Router, endpoint, connection =>
    {
        // As ZeroMQ does, names for the nameless start with a zero byte, which names of peers must not.
        byte[] identity = connection.Peer.Identity is { Length: > 0 } own ? own : [0, .. BitConverter.GetBytes(Interlocked.Increment(ref _unnamed))];
        string key = Convert.ToHexString(identity);
        _peers[key] = connection; // a peer that comes back under its name takes its place
        try
        {
            connection.Read(message => received([identity, .. message]));
        }
        finally
        {
            _peers.TryRemove(KeyValuePair.Create(key, connection));
        }
    });

    /// <summary>Where it listens.</summary>
    public string Endpoint => _listener.Endpoint;

    /// <summary>Sends a message; returns at once. Messages to peers that left are dropped.</summary>
    /// <param name="message">The identity, then the parts.</param>
    public void Send(IReadOnlyList<byte[]> message)
    {
        if (_peers.TryGetValue(Convert.ToHexString(message[0]), out ZmtpConnection? peer))
            peer.Send(ZmtpFrames.Encode([.. message.Skip(1)]));
    }

    /// <summary>Waits until all that is queued was given to the operating system.</summary>
    /// <param name="patience">How long at most.</param>
    public void Flush(TimeSpan patience) => _listener.Flush(patience);

    /// <summary>Ends all connections.</summary>
    public void Dispose() => _listener.Dispose();
}
