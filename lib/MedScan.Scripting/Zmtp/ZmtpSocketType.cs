namespace MedScan.Scripting.Zmtp;

/// <summary>The kinds of ZeroMQ sockets that take part in Jupyter's protocol.</summary>
internal enum ZmtpSocketType
{
    /// <summary>Asks and waits for the answer.</summary>
    Req,

    /// <summary>Answers one request after the other.</summary>
    Rep,

    /// <summary>Asks without waiting.</summary>
    Dealer,

    /// <summary>Answers whom it will, by identity.</summary>
    Router,

    /// <summary>Publishes, for older peers.</summary>
    Pub,

    /// <summary>Takes what it subscribed to.</summary>
    Sub,

    /// <summary>Publishes and sees subscriptions.</summary>
    XPub,

    /// <summary>Takes what it subscribed to, for older peers.</summary>
    XSub,
}
