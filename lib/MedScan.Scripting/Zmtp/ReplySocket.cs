namespace MedScan.Scripting.Zmtp;

/// <summary>A REP: answers every request.</summary>
internal sealed class ReplySocket : IDisposable
{
    private readonly ZmtpListener _listener;

    /// <summary>Binds.</summary>
    /// <param name="endpoint">For example <c>tcp://127.0.0.1:0</c>.</param>
    /// <param name="answer">Makes the reply's parts from the request's; a heartbeat returns what it gets.</param>
    /// <exception cref="ZmtpException">The address is wrong or taken.</exception>
    public ReplySocket(string endpoint, Func<IReadOnlyList<byte[]>, IReadOnlyList<byte[]>> answer) =>
        _listener = new ZmtpListener(ZmtpSocketType.Rep, endpoint, connection => connection.Read(message =>
        {
            // What stands before the empty part is the way back, which the reply travels too.
            int body = message.Select(static (part, at) => (part, at)).FirstOrDefault(static p => p.part.Length == 0, ([], -1)).at + 1;
            if (body > 0)
                connection.Send(ZmtpFrames.Encode([.. message.Take(body), .. answer([.. message.Skip(body)])]));
        }));

    /// <summary>Where it listens.</summary>
    public string Endpoint => _listener.Endpoint;

    /// <summary>Ends all connections.</summary>
    public void Dispose() => _listener.Dispose();
}
