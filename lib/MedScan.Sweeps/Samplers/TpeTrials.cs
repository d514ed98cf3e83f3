using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>The trials of a study that say something, the better ones first.</summary>
internal sealed class TpeTrials
{
    private readonly StudyHistory _history;
    private readonly FrozenTrial[] _ranked;
    private readonly FrozenTrial[] _running;

    /// <summary>Ranks the trials of a study.</summary>
    /// <param name="history">The study.</param>
    /// <param name="mostGood">How many of them may count as good.</param>
    public TpeTrials(StudyHistory history, int mostGood)
    {
        _history = history;
        _ranked = history.Directions.Count == 1 ? ByValue(history) : ByDominance(history, mostGood);
        _running = [.. history.In(TrialState.Running)];
    }

    /// <summary>How many trials are finished.</summary>
    public int Finished => _ranked.Length;

    /// <summary>Divides what is known of some parameters.</summary>
    /// <param name="space">The parameters. Trials without one of them say nothing.</param>
    /// <param name="number">The trial that is chosen for.</param>
    /// <param name="options">The sampler's options.</param>
    /// <returns>The good and the bad.</returns>
    public TpeSplit Split(IReadOnlyList<KeyValuePair<string, Distribution>> space, int number, TpeOptions options)
    {
        List<(FrozenTrial Trial, double[] Point)> finished = [.. TrialPoints.Within(_ranked, space)];
        IEnumerable<(FrozenTrial Trial, double[] Point)> running = options.ConstantLiar ? TrialPoints.Within(_running.Where(t => t.Number != number), space) : [];
        int count = options.GoodOf(finished.Count);
        (FrozenTrial Trial, double[] Point)[] good = [.. finished.Take(count).OrderBy(static t => t.Trial.Number)];
        double[][] bad = [.. finished.Skip(count).Concat(running).OrderBy(static t => t.Trial.Number).Select(static t => t.Point)];
        double[] weights = _history.Directions.Count == 1
            ? TpeSplit.WeightsByAge(good.Length, options.RecentTrials)
            : ParetoRanking.Worths([.. good.Select(t => Dominance.Losses(t.Trial, _history.Directions))]);
        return new TpeSplit([.. good.Select(static t => t.Point)], weights, bad, TpeSplit.WeightsByAge(bad.Length, options.RecentTrials));
    }

    /// <summary>Groups parameters that occur in exactly the same finished trials, each with its latest distribution.</summary>
    /// <returns>The groups; parameters with a single value are left out.</returns>
    public IReadOnlyList<IReadOnlyList<KeyValuePair<string, Distribution>>> Groups()
    {
        Dictionary<string, (Distribution Distribution, List<int> Trials)> parameters = new(StringComparer.Ordinal);
        foreach (FrozenTrial trial in _ranked.OrderBy(static t => t.Number))
        {
            foreach ((string name, TrialParameter parameter) in trial.Parameters)
            {
                List<int> trials = parameters.TryGetValue(name, out var known) ? known.Trials : [];
                trials.Add(trial.Number);
                parameters[name] = (parameter.Distribution, trials);
            }
        }
        return [.. parameters.Where(static p => !p.Value.Distribution.IsSingle).OrderBy(static p => p.Key, StringComparer.Ordinal)
            .GroupBy(static p => p.Value.Trials, static p => KeyValuePair.Create(p.Key, p.Value.Distribution), SameTrials.Instance)
            .Select(static g => (IReadOnlyList<KeyValuePair<string, Distribution>>)[.. g])];
    }

    private static FrozenTrial[] ByValue(StudyHistory history)
    {
        int sign = history.IsMaximized ? -1 : 1;
        // A pruned trial is worse than every completed one; among pruned ones that was better which came further, then which stood better.
        return [.. history.Trials.Where(static t => t.State is TrialState.Completed or TrialState.Pruned)
            .Select(t => (Trial: t, Step: LastStep(t), Value: sign * LastValue(t)))
            .OrderByDescending(static t => t.Step).ThenBy(static t => double.IsNaN(t.Value) ? double.PositiveInfinity : t.Value)
            .Select(static t => t.Trial)];
    }

    private static FrozenTrial[] ByDominance(StudyHistory history, int mostGood)
    {
        FrozenTrial[] completed = [.. history.In(TrialState.Completed)];
        return [.. ParetoRanking.Order([.. completed.Select(t => Dominance.Losses(t, history.Directions))], mostGood).Select(i => completed[i])];
    }

    private static int LastStep(FrozenTrial trial) => trial.State == TrialState.Completed ? int.MaxValue : trial.LastReport?.Key ?? -1;

    private static double LastValue(FrozenTrial trial) => trial.State == TrialState.Completed ? trial.Values[0] : trial.LastReport?.Value ?? 0;

    private sealed class SameTrials : IEqualityComparer<List<int>>
    {
        public static readonly SameTrials Instance = new();

        public bool Equals(List<int>? x, List<int>? y) => x!.SequenceEqual(y!);

        public int GetHashCode(List<int> obj) => HashCode.Combine(obj.Count, obj[0], obj[^1]);
    }
}
