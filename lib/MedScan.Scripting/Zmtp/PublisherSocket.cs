using System.Collections.Concurrent;

namespace MedScan.Scripting.Zmtp;

/// <summary>An XPUB: sends every message to all who subscribed to how it begins.</summary>
internal sealed class PublisherSocket : IDisposable
{
    private readonly ConcurrentDictionary<ZmtpConnection, Subscriptions> _subscribers = new();
    private readonly ZmtpListener _listener;

    /// <summary>Binds.</summary>
    /// <param name="endpoint">For example <c>tcp://127.0.0.1:0</c>.</param>
    /// <exception cref="ZmtpException">The address is wrong or taken.</exception>
    public PublisherSocket(string endpoint) => _listener = new ZmtpListener(ZmtpSocketType.XPub, endpoint, connection =>
    {
        Subscriptions topics = new();
        _subscribers[connection] = topics;
        try
        {
            connection.Read(message => topics.TakeMessage(message[0]), topics.TakeCommand);
        }
        finally
        {
            _subscribers.TryRemove(connection, out _);
        }
    });

    /// <summary>Where it listens.</summary>
    public string Endpoint => _listener.Endpoint;

    /// <summary>How many peers have subscribed to something.</summary>
    public int SubscriberCount => _subscribers.Count(static s => s.Value.Any);

    /// <summary>Sends a message; returns at once, however slow a subscriber is.</summary>
    /// <param name="message">The topic, then the parts.</param>
    public void Send(IReadOnlyList<byte[]> message)
    {
        byte[]? wire = null;
        foreach ((ZmtpConnection connection, Subscriptions topics) in _subscribers)
        {
            if (topics.Want(message[0]))
                connection.Send(wire ??= ZmtpFrames.Encode(message));
        }
    }

    /// <summary>Waits until all that is queued was given to the operating system.</summary>
    /// <param name="patience">How long at most.</param>
    public void Flush(TimeSpan patience) => _listener.Flush(patience);

    /// <summary>Ends all connections.</summary>
    public void Dispose() => _listener.Dispose();
}
