using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Importance;

/// <summary>Completed trials with known parameters.</summary>
internal static class Trials
{
    /// <summary>Trials at places that are drawn uniformly in every distribution.</summary>
    public static StudyHistory Random(int count, SearchSpace space, Func<IReadOnlyDictionary<string, object?>, double> objective, int seed = 1)
    {
        Random random = new(seed);
        return Of(Enumerable.Range(0, count).Select(_ =>
        {
            OrderedDictionary<string, TrialParameter> parameters = [];
            foreach ((string name, Distribution distribution) in space.Parameters)
            {
                parameters[name] = new TrialParameter(distribution, distribution is NumericDistribution numeric
                    ? numeric.FromUnit(random.NextDouble())
                    : random.Next((int)distribution.Count!.Value));
            }
            return (parameters, objective(parameters.ToDictionary(static p => p.Key, static p => p.Value.Value)));
        }));
    }

    public static StudyHistory Of(IEnumerable<(OrderedDictionary<string, TrialParameter> Parameters, double Value)> trials) =>
        new([StudyDirection.Minimize], [.. trials.Select(static (t, i) => new FrozenTrial { Number = i, State = TrialState.Completed, Parameters = t.Parameters, Values = [t.Value] })]);
}
