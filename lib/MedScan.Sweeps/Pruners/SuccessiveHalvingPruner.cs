using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>Asynchronous successive halving, see <see cref="Pruner.SuccessiveHalving"/>.</summary>
internal sealed class SuccessiveHalvingPruner : Pruner
{
    private readonly int? _minResource;
    private readonly int _reduction;
    private readonly int _minEarlyStopping;
    private readonly int _bootstrapTrials;
    private readonly bool _strict;

    public SuccessiveHalvingPruner(int? minResource, int reduction, int minEarlyStopping, int bootstrapTrials, bool strict)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minResource ?? 1, 1, nameof(minResource));
        ArgumentOutOfRangeException.ThrowIfLessThan(reduction, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(minEarlyStopping);
        ArgumentOutOfRangeException.ThrowIfNegative(bootstrapTrials);
        if (bootstrapTrials > 0 && minResource is null)
            throw new ArgumentException($"{bootstrapTrials} bootstrap trials would be ended before one could be completed, from which the first rung were to follow. Say minResource.", nameof(bootstrapTrials));
        _minResource = minResource;
        _reduction = reduction;
        _minEarlyStopping = minEarlyStopping;
        _bootstrapTrials = bootstrapTrials;
        _strict = strict;
    }

    public override bool ShouldPrune(StudyHistory history, FrozenTrial trial) => ShouldPrune(history, history.Trials, trial);

    /// <summary>Judges a trial among those of its bracket.</summary>
    /// <param name="history">The study.</param>
    /// <param name="bracket">The trials that it competes with; itself may be among them.</param>
    /// <param name="trial">The trial.</param>
    public bool ShouldPrune(StudyHistory history, IEnumerable<FrozenTrial> bracket, FrozenTrial trial)
    {
        if (!trial.TryGetLatest(out KeyValuePair<int, double>? latest) || FirstRung(history) is not { } first)
            return false;
        int before = trial.Intermediate.Keys.Where(step => step != latest.Value.Key).DefaultIfEmpty(-1).Max();
        FrozenTrial[]? others = null;
        for (double rung = first * Math.Pow(_reduction, _minEarlyStopping); rung <= latest.Value.Key; rung *= _reduction)
        {
            if (before >= rung)
                continue; // judged when it came here
            if (double.IsNaN(latest.Value.Value))
                return true;
            others ??= [.. bracket.Where(t => t.Number != trial.Number)];
            if (!GoesOn(history, others, trial, rung))
                return true;
        }
        return false;
    }

    private int? FirstRung(StudyHistory history) =>
        _minResource ?? (history.LastStepOfFirstCompleted() is { } last ? Math.Max(last / 100, 1) : null);

    private bool GoesOn(StudyHistory history, FrozenTrial[] others, FrozenTrial trial, double rung)
    {
        double score = ScoreAt(history, trial, rung) ?? double.PositiveInfinity;
        List<double> scores = [score, .. others.Select(other => ScoreAt(history, other, rung)).OfType<double>()];
        if (scores.Count <= _bootstrapTrials)
            return false;
        scores.Sort();
        // While fewer came here than one of them should go on, the best of them does, since a trial cannot be halted and resumed.
        return score <= scores[Math.Max(scores.Count / _reduction - 1, 0)];
    }

    /// <summary>What a trial is worth at a rung: its first report there, or the best one until then. Null where it has none or reported no number.</summary>
    private double? ScoreAt(StudyHistory history, FrozenTrial trial, double rung)
    {
        double? best = null;
        foreach ((int step, double value) in trial.Intermediate)
        {
            double? score = double.IsNaN(value) ? null : history.Score(value);
            best = score < best ? score : best ?? score;
            if (step >= rung)
                return _strict ? score : best;
        }
        return null;
    }
}
