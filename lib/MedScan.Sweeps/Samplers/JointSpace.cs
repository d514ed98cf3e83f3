using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>The parameters that every completed trial has, so that one model can be made of all of them together.</summary>
internal sealed class JointSpace
{
    private readonly IReadOnlyList<FrozenTrial> _completed;

    private JointSpace(IReadOnlyList<FrozenTrial> completed, IReadOnlyList<KeyValuePair<string, Distribution>> parameters) => (_completed, Parameters) = (completed, parameters);

    /// <summary>The parameters by name, each with its latest distribution; those with a single value are left out.</summary>
    public IReadOnlyList<KeyValuePair<string, Distribution>> Parameters { get; }

    /// <summary>Finds the space.</summary>
    /// <param name="context">What is known.</param>
    /// <param name="accepts">Which distributions a model can be made of.</param>
    /// <returns>The space; without parameters where no trial is completed.</returns>
    public static JointSpace Of(SamplerContext context, Func<Distribution, bool> accepts)
    {
        // In the order in which they ended, so that what is known at one moment stays the beginning of what is known later.
        FrozenTrial[] completed = [.. context.History.In(TrialState.Completed).OrderBy(static t => t.Ended).ThenBy(static t => t.Number)];
        if (completed.Length == 0)
            return new JointSpace(completed, []);
        return new JointSpace(completed, [.. completed[^1].Parameters
            .Where(p => !p.Value.Distribution.IsSingle && accepts(p.Value.Distribution) && completed.All(t => t.Parameters.ContainsKey(p.Key)))
            .OrderBy(static p => p.Key, StringComparer.Ordinal)
            .Select(static p => KeyValuePair.Create(p.Key, p.Value.Distribution))]);
    }

    /// <summary>The completed trials that lie in the space, in the order in which they ended. Of a range that was another one before, only
    /// what is within counts.</summary>
    /// <returns>The trials, each with its stored values in the order of <see cref="Parameters"/>.</returns>
    public IReadOnlyList<(FrozenTrial Trial, double[] Stored)> Completed() => Within(_completed);

    /// <summary>Those of some trials that lie in the space.</summary>
    /// <param name="trials">The trials; those that lack a parameter are left out.</param>
    /// <returns>The trials, each with its stored values in the order of <see cref="Parameters"/>.</returns>
    public IReadOnlyList<(FrozenTrial Trial, double[] Stored)> Within(IEnumerable<FrozenTrial> trials) => [.. TrialPoints.Within(trials, Parameters)];

    /// <summary>What a trial must use of the space's parameters, as it was enqueued with it or used it in an earlier attempt.</summary>
    /// <param name="context">What is known, the trial included.</param>
    /// <returns>Stored values in the order of <see cref="Parameters"/>; null where it may choose, and where the value is none of the parameter, of which
    /// the trial complains when it asks.</returns>
    public IReadOnlyList<double?> FixedOf(SamplerContext context)
    {
        IReadOnlyDictionary<string, object?> values = context.History.Trials[context.Number].Fixed;
        return [.. Parameters.Select(p => values.TryGetValue(p.Key, out object? value) ? StoredOrNull(p.Value, value) : null)];
    }

    private static double? StoredOrNull(Distribution distribution, object? value)
    {
        try
        {
            return distribution.ToStored(value);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
