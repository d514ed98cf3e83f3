using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>At which reports a trial is looked at.</summary>
internal sealed class PruningSchedule
{
    private readonly int _warmupSteps;
    private readonly int _interval;

    public PruningSchedule(int warmupSteps, int interval)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        _warmupSteps = warmupSteps;
        _interval = interval;
    }

    /// <summary>Whether the latest report is the first since a look was due.</summary>
    public bool IsDue(FrozenTrial trial, int latestStep)
    {
        if (latestStep < _warmupSteps)
            return false;
        int due = (latestStep - _warmupSteps) / _interval * _interval + _warmupSteps;
        return trial.Intermediate.Keys.All(step => step == latestStep || step < due);
    }
}
