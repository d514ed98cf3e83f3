using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Importance;

/// <summary>Which parameters matter for an objective.</summary>
/// <remarks>By functional analysis of variance over a random forest (F. Hutter, H. Hoos, K. Leyton-Brown, ICML 2014), in the scale that
/// each parameter is searched in: of a learning rate its logarithm. The forest knows the objective where trials were; where a sampler
/// tried little, a parameter that would matter may not show.</remarks>
public sealed record ParameterImportance
{
    /// <summary>The parameters, the most important first. Parameters of one value only have the share 0.</summary>
    public IReadOnlyList<ParameterShare> Shares { get; init; } = [];

    /// <summary>The parameters that nothing can be said of, with the reason.</summary>
    public IReadOnlyList<ParameterLeftOut> LeftOut { get; init; } = [];

    /// <summary>How many completed trials the shares were calculated from.</summary>
    public int Trials { get; init; }

    /// <summary>Calculates the importances from a study's trials, on another thread.</summary>
    /// <param name="study">The study.</param>
    /// <param name="options">How; null for the usual.</param>
    /// <param name="cancellation">Ends the wait for the trials.</param>
    /// <returns>The importances.</returns>
    /// <exception cref="ArgumentException">The options do not fit the study.</exception>
    public static async Task<ParameterImportance> OfAsync(Study study, ImportanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyHistory history = new(study.Directions, await study.TrialsAsync(cancellation).ConfigureAwait(false));
        return await Task.Run(() => Of(history, options), cancellation).ConfigureAwait(false);
    }

    /// <summary>Calculates the importances from a history.</summary>
    /// <param name="history">The history; its completed trials with finite values count.</param>
    /// <param name="options">How; null for the usual.</param>
    /// <returns>The importances.</returns>
    /// <exception cref="ArgumentException">The options do not fit the study.</exception>
    public static ParameterImportance Of(StudyHistory history, ImportanceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(history);
        options ??= new ImportanceOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Trees, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxDepth, 1, nameof(options));
        if (options.Objective < 0 || options.Objective >= history.Directions.Count)
            throw new ArgumentException($"Expected an objective from 0 to {history.Directions.Count - 1}, got {options.Objective}.", nameof(options));

        FrozenTrial[] completed = [.. history.In(TrialState.Completed).Where(t => t.Values.Count > options.Objective && double.IsFinite(t.Values[options.Objective]))];
        if (completed.Length < 2)
            return Nothing(options.Parameters ?? [.. completed.SelectMany(static t => t.Parameters.Keys)], [], $"It takes two completed trials to compare, there {(completed.Length == 1 ? "is one" : "is none")}.");
        string[] all = [.. completed.SelectMany(static t => t.Parameters.Keys).Distinct()];
        if (options.Parameters?.FirstOrDefault(p => !all.Contains(p)) is { } unknown)
            throw new ArgumentException($"Expected parameters of completed trials, which are {string.Join(", ", all)}, got '{unknown}'.", nameof(options));

        string[] names = [.. all.Where(p => options.Parameters?.Contains(p) ?? completed.All(t => t.Parameters.ContainsKey(p)))];
        FrozenTrial[] trials = [.. completed.Where(t => names.All(t.Parameters.ContainsKey))];
        List<ParameterLeftOut> leftOut = options.Parameters is not null
            ? []
            : [.. all.Except(names).Select(p => new ParameterLeftOut(p, $"Only {completed.Count(t => t.Parameters.ContainsKey(p))} of {completed.Length} completed trials have it. Ask for it by name to see those alone."))];
        if (trials.Length < 2)
            return Nothing(names, leftOut, $"It takes two completed trials that have all of {string.Join(", ", names)} to compare, there {(trials.Length == 1 ? "is one" : "is none")}.");

        // A range may have changed on the way; the latest is the one that is searched.
        Distribution[] distributions = [.. names.Select(n => trials[^1].Parameters[n].Distribution)];
        int[] searched = [.. Enumerable.Range(0, names.Length).Where(i => !distributions[i].IsSingle)];
        ForestData data = new(
            [.. searched.Select(i => distributions[i] is CategoricalDistribution c ? Enumerable.Range(0, c.Choices.Count).Select(c.PriorOf).ToArray() : null)],
            [.. trials.Select(t => searched.Select(i => Place(distributions[i], t.Parameters[names[i]])).ToArray())],
            [.. trials.Select(t => t.Values[options.Objective])]);
        double[]? explained = searched.Length == 0 ? [] : FunctionalAnova.Shares(data, options.Trees, options.MaxDepth, options.Seed);
        if (explained is null || searched.Length > 0 && explained.Sum() <= 0)
            return Nothing(names, leftOut, $"The {trials.Length} completed trials differ in nothing that their parameters explain.");

        double sum = explained.Sum();
        IEnumerable<ParameterShare> shares = names.Select((n, i) => new ParameterShare(n, Array.IndexOf(searched, i) is >= 0 and var at ? explained[at] / sum : 0));
        return new ParameterImportance { Shares = [.. shares.OrderByDescending(static s => s.Share)], LeftOut = leftOut, Trials = trials.Length };
    }

    private static double Place(Distribution distribution, TrialParameter parameter) =>
        distribution is NumericDistribution numeric ? numeric.ToUnit(parameter.Stored) : parameter.Stored;

    private static ParameterImportance Nothing(IEnumerable<string> names, List<ParameterLeftOut> leftOut, string reason) =>
        new() { LeftOut = [.. names.Select(n => new ParameterLeftOut(n, reason)), .. leftOut] };
}
