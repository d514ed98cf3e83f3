using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>Tells, as long as trials are open, that their worker is alive, and takes trials from workers that are not.</summary>
internal sealed class StudyHeart(Study study, IReadOnlyDictionary<int, Trial> open)
{
    // To look for silent workers, some of many are enough; if all did, each beat of each would ask for the trials of all.
    private const double Lookers = 4;

    private readonly TimeProvider _time = study.Options.Time;
    private DateTimeOffset _last = study.Options.Time.GetUtcNow();

    /// <summary>Beats until it is cancelled; nothing else ends it.</summary>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>When it has ended.</returns>
    public async Task BeatAsync(CancellationToken cancellation)
    {
        using PeriodicTimer timer = new(study.Options.Heartbeat, _time);
        try
        {
            do
            {
                bool hasReached = await FlushAsync().ConfigureAwait(false);
                // A machine that slept, or a storage that was away, kept the others silent as well: they get a beat to come back.
                if (hasReached && _time.GetUtcNow() - _last <= study.Options.Silence / 2 && Random.Shared.NextDouble() * study.Running < Lookers)
                    await ReclaimAsync(cancellation).ConfigureAwait(false);
                if (hasReached)
                    _last = _time.GetUtcNow();
            }
            while (await timer.WaitForNextTickAsync(cancellation).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
        }
    }

    private async Task<bool> FlushAsync()
    {
        bool hasReached = true;
        foreach (Trial trial in open.Values)
        {
            try
            {
                hasReached &= await trial.FlushAsync(isHeartbeat: true).ConfigureAwait(false);
            }
            catch (SweepException)
            {
                hasReached = false; // what could not be stored is kept; the trial's own calls say so when it lasts
            }
        }
        return hasReached;
    }

    private async Task ReclaimAsync(CancellationToken cancellation)
    {
        try
        {
            await study.ReclaimAsync(cancellation).ConfigureAwait(false);
        }
        catch (SweepException)
        {
            // The next beat tries again.
        }
    }
}
