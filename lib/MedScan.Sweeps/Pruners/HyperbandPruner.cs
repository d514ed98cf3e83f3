using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>Brackets of successive halving, see <see cref="Pruner.Hyperband"/>.</summary>
internal sealed class HyperbandPruner : Pruner
{
    private readonly int _minResource;
    private readonly int? _maxResource;
    private readonly int _reduction;
    private readonly int _bootstrapTrials;
    private readonly bool _strict;

    public HyperbandPruner(int minResource, int? maxResource, int reduction, int bootstrapTrials, bool strict = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minResource, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxResource ?? minResource, minResource, nameof(maxResource));
        ArgumentOutOfRangeException.ThrowIfLessThan(reduction, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(bootstrapTrials);
        if (bootstrapTrials > 0 && maxResource is null)
            throw new ArgumentException($"{bootstrapTrials} bootstrap trials would be ended before one could be completed, from which the brackets were to follow. Say maxResource.", nameof(bootstrapTrials));
        _minResource = minResource;
        _maxResource = maxResource;
        _reduction = reduction;
        _bootstrapTrials = bootstrapTrials;
        _strict = strict;
    }

    public override bool ShouldPrune(StudyHistory history, FrozenTrial trial)
    {
        // Steps are counted from 0 where nobody says how many a trial has.
        int? end = _maxResource ?? history.LastStepOfFirstCompleted(), whole = _maxResource ?? end + 1;
        // At its end there is nothing left to save, and a value to lose.
        if (whole is null || !trial.TryGetLatest(out KeyValuePair<int, double>? latest) || latest.Value.Key >= end)
            return false;
        double[] shares = Shares(whole.Value);
        int bracket = BracketOf(trial.Number, shares);
        return new SuccessiveHalvingPruner(_minResource, _reduction, bracket, _bootstrapTrials, _strict)
            .ShouldPrune(history, history.Trials.Where(t => BracketOf(t.Number, shares) == bracket), trial);
    }

    /// <summary>The bracket of a trial.</summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="shares">The share of the trials that each bracket gets, of the sum 1.</param>
    /// <remarks>Multiplicative hashing with the golden ratio spreads successive numbers over the interval more evenly than chance
    /// would (D. Knuth, The Art of Computer Programming 3, section 6.4), so that thirty trials are enough to fill every bracket.</remarks>
    internal static int BracketOf(int number, IReadOnlyList<double> shares)
    {
        double place = unchecked((uint)(number + 1) * 2654435769u) / 4294967296.0;
        for (int bracket = 0; bracket < shares.Count - 1; bracket++)
        {
            if ((place -= shares[bracket]) < 0)
                return bracket;
        }
        return shares.Count - 1;
    }

    /// <summary>The share of the trials that each bracket gets, so that all brackets cost about the same.</summary>
    /// <param name="whole">The steps of a whole trial.</param>
    internal double[] Shares(int whole)
    {
        int brackets = 1;
        for (double steps = (double)_minResource * _reduction; steps <= whole; steps *= _reduction)
            brackets++;
        double[] trials = [.. Enumerable.Range(0, brackets).Select(b => Math.Ceiling(brackets * Math.Pow(_reduction, brackets - 1 - b) / (brackets - b)))];
        double sum = trials.Sum();
        return [.. trials.Select(n => n / sum)];
    }
}
