using System.Globalization;
using MedScan.Sweeps.Trials;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>Words and numbers of trials.</summary>
internal static class TrialText
{
    /// <summary>As <c>learning_rate=0.00123 optimizer=adamw</c>; what is the same in every trial is left out.</summary>
    public static string Parameters(IReadOnlyDictionary<string, TrialParameter> parameters)
    {
        KeyValuePair<string, TrialParameter>[] searched = [.. parameters.Where(static p => !p.Value.Distribution.IsSingle)];
        // Parameters of two sections may have the same last part.
        bool isClear = searched.DistinctBy(static p => ShortName(p.Key)).Count() == searched.Length;
        return string.Join("  ", searched.Select(p => $"{(isClear ? ShortName(p.Key) : p.Key)}={Value(p.Value.Value)}"));
    }

    /// <summary>The last part says what it is; <c>train.learning_rate</c> would fill the line with sections.</summary>
    public static string ShortName(string name) => name[(name.LastIndexOf('.') + 1)..];

    /// <summary>Four significant digits, choices as they are.</summary>
    public static string Value(object? value) => value switch
    {
        double number => number.ToString(Math.Abs(number) is >= 1e-4 and < 1e6 or 0 ? "G4" : "0.###e0", CultureInfo.InvariantCulture),
        _ => Exact(value),
    };

    /// <summary>As a command line takes it: all digits; <c>true</c>, <c>false</c> and <c>null</c> as YAML writes them.</summary>
    public static string Exact(object? value) => value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>The values of a trial; of one that is not completed its last report.</summary>
    public static string Values(FrozenTrial trial) => trial.Values.Count > 0
        ? string.Join(", ", trial.Values.Select(RunText.Number))
        : trial.LastReport is { Value: var value } ? RunText.Number(value) : "";

    /// <summary>The step of the last report; empty where there is none.</summary>
    public static string Step(FrozenTrial trial) => trial.LastReport is { Key: var step } ? step.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>How long the latest attempt took, or takes by now; empty before.</summary>
    public static string Took(FrozenTrial trial) => (trial.State == TrialState.Running ? DateTimeOffset.UtcNow - trial.Started : trial.Duration) is { } time
        ? Phrase.Duration(Math.Max(0, time.TotalSeconds))
        : "";

    /// <summary>As <c>completed</c>.</summary>
    public static string State(TrialState state) => state.ToString().ToLowerInvariant();

    /// <summary>How many trials there are in each state, as <c>12 completed, 3 pruned</c>.</summary>
    public static string Counts(IReadOnlyList<FrozenTrial> trials) => trials.Count == 0
        ? "no trial yet"
        : string.Join(", ", trials.CountBy(static t => t.State).OrderBy(static c => Order(c.Key)).Select(static c => $"{c.Value} {State(c.Key)}"));

    private static int Order(TrialState state) => state switch
    {
        TrialState.Completed => 0,
        TrialState.Pruned => 1,
        TrialState.Running => 2,
        TrialState.Waiting => 3,
        _ => 4,
    };
}
