using System.Collections.Immutable;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>How trials change, the same in every storage.</summary>
internal static class TrialChange
{
    /// <summary>Adds parameters behind those that are there.</summary>
    /// <param name="parameters">Those that are there.</param>
    /// <param name="added">Those that come.</param>
    /// <returns>Both; one that was there has the new value in its old place.</returns>
    public static IReadOnlyDictionary<string, TrialParameter> Add(IReadOnlyDictionary<string, TrialParameter> parameters, IReadOnlyList<KeyValuePair<string, TrialParameter>> added)
    {
        if (added.Count == 0)
            return parameters;
        OrderedDictionary<string, TrialParameter> all = new(parameters, StringComparer.Ordinal);
        foreach ((string name, TrialParameter parameter) in added)
            all[name] = parameter;
        return all;
    }

    /// <summary>Lets a trial wait again.</summary>
    /// <param name="trial">The trial as it ran.</param>
    /// <param name="hasDied">Whether its worker died; one that only had to go is no attempt that failed.</param>
    /// <returns>The trial without its reports, with its parameters fixed.</returns>
    public static FrozenTrial HandBack(FrozenTrial trial, bool hasDied) => trial with
    {
        State = TrialState.Waiting,
        Attempts = hasDied ? trial.Attempts : trial.Attempts - 1,
        Fixed = ImmutableDictionary.CreateRange(trial.Fixed).SetItems(trial.Parameters.Select(static p => KeyValuePair.Create(p.Key, p.Value.Value))),
        Parameters = ImmutableDictionary<string, TrialParameter>.Empty,
        Intermediate = ImmutableSortedDictionary<int, double>.Empty,
    };

    /// <summary>Why a trial that was begun too often has failed.</summary>
    /// <param name="trial">The trial as it ran.</param>
    /// <returns>The error.</returns>
    public static string DiedTooOften(FrozenTrial trial) => $"Its workers died {trial.Attempts} times, the last one was {trial.Worker}.";
}
