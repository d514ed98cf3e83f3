using System.Globalization;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>Keeps the best share, see <see cref="Pruner.Percentile"/>.</summary>
internal sealed class PercentilePruner : Pruner
{
    private readonly double _percent;
    private readonly int _startupTrials;
    private readonly int _minTrials;
    private readonly PruningSchedule _schedule;

    public PercentilePruner(double percent, int startupTrials, int minTrials, PruningSchedule schedule)
    {
        if (!(percent >= 0 && percent <= 100))
            throw new ArgumentOutOfRangeException(nameof(percent), string.Create(CultureInfo.InvariantCulture, $"Expected a share from 0 to 100 percent, got {percent}."));
        ArgumentOutOfRangeException.ThrowIfNegative(startupTrials);
        ArgumentOutOfRangeException.ThrowIfLessThan(minTrials, 1);
        _percent = percent;
        _startupTrials = startupTrials;
        _minTrials = minTrials;
        _schedule = schedule;
    }

    public override bool ShouldPrune(StudyHistory history, FrozenTrial trial)
    {
        FrozenTrial[] completed = [.. history.In(TrialState.Completed)];
        if (completed.Length < Math.Max(1, _startupTrials) || !trial.TryGetLatest(out KeyValuePair<int, double>? latest) || !_schedule.IsDue(trial, latest.Value.Key))
            return false;

        double best = history.BestScore(trial);
        if (trial.Intermediate.Values.All(double.IsNaN))
            return true;
        double[] reported = [.. completed.Where(t => t.Intermediate.ContainsKey(latest.Value.Key)).Select(t => t.Intermediate[latest.Value.Key])];
        if (reported.Length < _minTrials)
            return false;
        // Trials that exploded say nothing of what a good value is.
        double[] scores = [.. reported.Where(static v => !double.IsNaN(v)).Select(history.Score).Order()];
        return scores.Length > 0 && best > Quantile(scores, _percent / 100);
    }

    private static double Quantile(double[] sorted, double share)
    {
        double rank = share * (sorted.Length - 1);
        int below = (int)rank;
        double low = sorted[below], high = sorted[Math.Min(below + 1, sorted.Length - 1)];
        // Between equal values, of which there may be infinities, nothing is to be calculated.
        return rank == below || low == high ? low : low + (high - low) * (rank - below);
    }
}
