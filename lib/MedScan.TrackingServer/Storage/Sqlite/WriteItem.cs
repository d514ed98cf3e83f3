namespace MedScan.TrackingServer.Storage;

/// <summary>A piece of work that waits for the writing thread.</summary>
internal abstract class WriteItem
{
    /// <summary>What the last <see cref="Run"/> failed with.</summary>
    public Exception? Error { get; protected set; }

    /// <summary>Does the work and remembers its outcome; what failed work wrote is taken back.</summary>
    public abstract void Run(SqliteSession session);

    /// <summary>Passes the remembered outcome on: called when the transaction is on disk.</summary>
    public abstract void Answer();

    /// <summary>Passes an error of the transaction on.</summary>
    public abstract void Fail(Exception error);
}
