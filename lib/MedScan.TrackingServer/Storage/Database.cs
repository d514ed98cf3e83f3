namespace MedScan.TrackingServer.Storage;

/// <summary>A store of MLflow's schema: where transactions are run.</summary>
/// <remarks>Work may be run more than once (after a conflict, or when the group it was committed with failed), so it must
/// change nothing but the database.</remarks>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>Runs <paramref name="work"/> on one snapshot of the data.</summary>
    public abstract Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs <paramref name="work"/> in a transaction; when the task ends without an error, what it wrote is on disk.</summary>
    public abstract Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken);

    /// <inheritdoc cref="WriteAsync{T}"/>
    public Task WriteAsync(Func<Session, Task> work, CancellationToken cancellationToken) =>
        WriteAsync(
            async session =>
            {
                await work(session).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    public abstract ValueTask DisposeAsync();
}
