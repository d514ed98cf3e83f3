using MedScan.Sweeps.Storage;

namespace MedScan.Sweeps.Studies;

/// <summary>Tries again what a storage could not do for a moment: a night's training is not thrown away for a server that
/// restarts.</summary>
internal static class Patience
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Does something with a storage.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="options">How long to try, and by which clock.</param>
    /// <param name="work">What to do.</param>
    /// <param name="cancellation">Ends the patience: what fails after it is thrown.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="StorageException">It is not to be done, or failed for too long.</exception>
    public static async Task<T> TryAsync<T>(StudyOptions options, Func<Task<T>> work, CancellationToken cancellation)
    {
        long started = options.Time.GetTimestamp();
        for (TimeSpan pause = FirstPause; ; pause = pause * 2 < options.Heartbeat ? pause * 2 : options.Heartbeat)
        {
            try
            {
                return await work().ConfigureAwait(false);
            }
            catch (StorageException error) when (error.IsTransient && !cancellation.IsCancellationRequested)
            {
                if (options.Time.GetElapsedTime(started) >= options.Patience)
                    throw new StorageException($"{error.Message} It was tried for {options.Time.GetElapsedTime(started).TotalSeconds:0} s.", isTransient: true, error);
            }
            // Cancelled, it tries once more, and then says what is wrong.
            await Task.Delay(pause, options.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
