using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>All that is known of a study at one moment; what samplers and pruners decide by.</summary>
/// <param name="Directions">Which values are better, for each objective.</param>
/// <param name="Trials">The trials by number, each at its own index.</param>
public sealed record StudyHistory(IReadOnlyList<StudyDirection> Directions, IReadOnlyList<FrozenTrial> Trials)
{
    /// <summary>Whether the first objective's larger values are better.</summary>
    public bool IsMaximized => Directions[0] == StudyDirection.Maximize;

    /// <summary>The trials in one of some states.</summary>
    /// <param name="states">The states.</param>
    /// <returns>Those trials by number.</returns>
    public IEnumerable<FrozenTrial> In(params IReadOnlyList<TrialState> states) => Trials.Where(t => states.Contains(t.State));

    /// <summary>The completed trials of a study of one objective, the best first and of equally good ones the earliest.</summary>
    /// <returns>Those trials.</returns>
    public IEnumerable<FrozenTrial> Ranked()
    {
        IEnumerable<FrozenTrial> completed = In(TrialState.Completed);
        return IsMaximized ? completed.OrderByDescending(static t => t.Value) : completed.OrderBy(static t => t.Value);
    }

    /// <summary>The completed trials than which no other is better in one objective without being worse in another.</summary>
    /// <returns>Those trials by number; of a study of one objective the best, with those that are as good.</returns>
    public IReadOnlyList<FrozenTrial> ParetoFront()
    {
        FrozenTrial[] completed = [.. In(TrialState.Completed)];
        IReadOnlyList<IReadOnlyList<int>> fronts = Dominance.Fronts([.. completed.Select(t => Dominance.Losses(t, Directions))]);
        return fronts.Count == 0 ? [] : [.. fronts[0].Select(i => completed[i])];
    }
}
