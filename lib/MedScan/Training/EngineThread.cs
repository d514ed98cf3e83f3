using static TorchSharp.torch;

namespace MedScan.Training;

/// <summary>Runs long work with tensors on a thread of its own.</summary>
/// <remarks>Gradient mode, dispose scopes and the engine's thread team belong to a thread; an <c>await</c> in between would change it.</remarks>
internal static class EngineThread
{
    /// <param name="threads">Threads of the engine; 0 = one per physical core.</param>
    /// <param name="work">The work. What it throws comes out of the task; cancellation leaves the task cancelled.</param>
    public static Task<T> RunAsync<T>(int threads, Func<T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                // The setting holds for the calling thread, so it is made here and not once for the process.
                set_num_threads(threads > 0 ? threads : ProcessorCores.Count);
                completion.SetResult(work());
            }
            catch (OperationCanceledException exception)
            {
                completion.SetCanceled(exception.CancellationToken);
            }
            catch (Exception exception) // whatever it is belongs to whoever awaits the task
            {
                completion.SetException(exception);
            }
        })
        {
            IsBackground = true,
            Name = "MedScan engine",
        };
        thread.Start();
        return completion.Task;
    }
}
