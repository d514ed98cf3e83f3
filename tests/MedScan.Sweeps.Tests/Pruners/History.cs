using System.Collections.Immutable;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Pruners;

/// <summary>Histories for pruners, written down by hand.</summary>
internal static class History
{
    /// <summary>A trial that reported at the steps 0, 1, 2 and so on.</summary>
    public static FrozenTrial Trial(int number, TrialState state, params double[] reports) => new()
    {
        Number = number,
        State = state,
        Intermediate = reports.Select(static (v, i) => KeyValuePair.Create(i, v)).ToImmutableSortedDictionary(),
        Values = state == TrialState.Completed ? [reports.DefaultIfEmpty(0).Last()] : [],
        Ended = state == TrialState.Completed ? DateTimeOffset.UnixEpoch.AddMinutes(number) : null,
    };

    public static StudyHistory Of(bool maximized, params FrozenTrial[] trials) =>
        new([maximized ? StudyDirection.Maximize : StudyDirection.Minimize], trials);

    /// <summary>As many completed trials as there are rows.</summary>
    public static StudyHistory Completed(bool maximized, params double[][] reports) =>
        Of(maximized, [.. reports.Select(static (r, i) => Trial(i, TrialState.Completed, r))]);

    public static FrozenTrial Negated(this FrozenTrial trial) => trial with
    {
        Intermediate = trial.Intermediate.ToImmutableSortedDictionary(static r => r.Key, static r => -r.Value),
        Values = [.. trial.Values.Select(static v => -v)],
    };
}
