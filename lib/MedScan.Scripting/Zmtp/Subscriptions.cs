namespace MedScan.Scripting.Zmtp;

/// <summary>What one subscriber wants to hear.</summary>
internal sealed class Subscriptions
{
    private readonly Lock _gate = new();
    private readonly List<byte[]> _topics = []; // a topic may be subscribed to twice and cancelled once

    /// <summary>Whether there is any.</summary>
    public bool Any
    {
        get
        {
            lock (_gate)
                return _topics.Count > 0;
        }
    }

    /// <summary>Takes a subscription as ZMTP 3.0 sends it: a message whose first byte is 1 (subscribe) or 0 (cancel).</summary>
    /// <param name="body">The message.</param>
    public void TakeMessage(byte[] body)
    {
        if (body.Length > 0 && body[0] <= 1)
            Take(subscribe: body[0] == 1, body[1..]);
    }

    /// <summary>Takes a subscription as ZMTP 3.1 sends it: a command.</summary>
    /// <param name="body">The command; others are ignored.</param>
    public void TakeCommand(byte[] body)
    {
        if (body.AsSpan().StartsWith("\u0009SUBSCRIBE"u8))
            Take(subscribe: true, body[10..]);
        else if (body.AsSpan().StartsWith("\u0006CANCEL"u8))
            Take(subscribe: false, body[7..]);
    }

    /// <summary>Whether a topic is wanted.</summary>
    /// <param name="topic">A message's first part.</param>
    /// <returns>True when it begins like one subscribed to.</returns>
    public bool Want(byte[] topic)
    {
        lock (_gate)
            return _topics.Exists(wanted => topic.AsSpan().StartsWith(wanted));
    }

    private void Take(bool subscribe, byte[] topic)
    {
        lock (_gate)
        {
            if (subscribe)
                _topics.Add(topic);
            else if (_topics.FindIndex(known => known.AsSpan().SequenceEqual(topic)) is var at and >= 0)
                _topics.RemoveAt(at);
        }
    }
}
