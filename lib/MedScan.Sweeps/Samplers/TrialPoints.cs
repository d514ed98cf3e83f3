using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>Trials as points of a space.</summary>
internal static class TrialPoints
{
    /// <summary>The trials that lie in a space. Of a range that was another one before, only what is within counts.</summary>
    /// <param name="trials">The trials; those that lack a parameter are left out.</param>
    /// <param name="space">The parameters.</param>
    /// <returns>The trials in their order, each with its stored values in the order of the parameters.</returns>
    public static IEnumerable<(FrozenTrial Trial, double[] Stored)> Within(IEnumerable<FrozenTrial> trials, IReadOnlyList<KeyValuePair<string, Distribution>> space)
    {
        foreach (FrozenTrial trial in trials)
        {
            double[] stored = new double[space.Count];
            int known = 0;
            while (known < stored.Length && trial.Parameters.TryGetValue(space[known].Key, out TrialParameter? parameter) && parameter.IsWithin(space[known].Value))
                stored[known++] = parameter.Stored;
            if (known == stored.Length)
                yield return (trial, stored);
        }
    }
}
