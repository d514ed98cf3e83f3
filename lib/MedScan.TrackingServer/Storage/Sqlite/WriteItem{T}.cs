namespace MedScan.TrackingServer.Storage;

/// <inheritdoc/>
internal sealed class WriteItem<T>(Func<Session, Task<T>> work) : WriteItem
{
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Completion => completion.Task;

    // whatever the work throws belongs to the request that waits for it, not to this thread
    public override void Run(SqliteSession session)
    {
        Error = null;
        try
        {
            result = work(session).GetAwaiter().GetResult(); // an SqliteSession completes every call at once
            session.KeepItem();
        }
        catch (Exception e)
        {
            Error = e;
            session.UndoItem();
        }
    }

    public override void Answer()
    {
        if (Error is null)
            completion.SetResult(result!);
        else
            completion.SetException(Error);
    }

    public override void Fail(Exception error) => completion.SetException(error);
}
