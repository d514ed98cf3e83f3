namespace MedScan.Tracking.Tests.Spool;

/// <summary>What goes wrong with one request.</summary>
internal enum FakeFault
{
    None,

    /// <summary>The request never reaches the server.</summary>
    NotReached,

    /// <summary>The server does the work, and its answer is lost.</summary>
    AnswerLost,

    /// <summary>The server says no.</summary>
    Refused,

    /// <summary>The server does not know the credentials.</summary>
    Denied,
}
