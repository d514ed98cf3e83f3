using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Pruners;

/// <summary>Every decision that Optuna 3.1 made on random histories; optuna_decisions.py beside this file records them.</summary>
public sealed class OptunaDecisionsTests
{
    private static readonly JsonElement[] Cases = JsonSerializer.Deserialize<JsonElement[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pruners", "optuna-decisions.json")))!;

    public static TheoryData<string> Names => [.. Cases.Select(static c => c.GetProperty("pruner").GetString()!).Distinct()];

    [Theory]
    [MemberData(nameof(Names))]
    public void ShouldPrune_RecordedHistories_DecidesAsOptuna(string name)
    {
        Pruner pruner = Create(name);
        int pruned = 0;
        foreach (JsonElement recorded in Cases.Where(c => c.GetProperty("pruner").GetString() == name))
        {
            bool isMaximized = recorded.GetProperty("direction").GetString() == "maximize";
            SortedDictionary<int, FrozenTrial> trials = [];
            foreach (JsonElement[] e in recorded.GetProperty("events").EnumerateArray().Select(static e => e.EnumerateArray().ToArray()))
            {
                int number = e[0].GetInt32(), step = e[1].GetInt32();
                bool expected = e[3].GetInt32() == 1;
                while (trials.Count <= number)
                    trials[trials.Count] = History.Trial(trials.Count, TrialState.Running);
                FrozenTrial trial = trials[number];
                double value = e[2].ValueKind == JsonValueKind.Null ? double.NaN : e[2].GetDouble();
                trial = trials[number] = trial with { Intermediate = trial.Intermediate.Append(new(step, value)).ToImmutableSortedDictionary() };

                bool decided = pruner.ShouldPrune(History.Of(isMaximized, [.. trials.Values]), trial);

                Assert.True(decided == expected, $"{name}, {(isMaximized ? "maximize" : "minimize")}: trial {number} at step {step} with {value} was {(expected ? "" : "not ")}to be pruned.");
                pruned += expected ? 1 : 0;
                if (expected)
                    trials[number] = trial with { State = TrialState.Pruned };
                else if (e[4].ValueKind != JsonValueKind.Null)
                    trials[number] = trial with { State = TrialState.Completed, Values = [e[4].GetDouble()], Ended = DateTimeOffset.UnixEpoch.AddMinutes(trials.Values.Count(static t => t.IsOver)) };
            }
        }
        Assert.NotEqual(0, pruned);
    }

    private static Pruner Create(string name)
    {
        string[] words = name.Split(' ');
        double[] n = [.. words.Skip(1).Where(static w => w != "median").Select(static w => double.Parse(w, CultureInfo.InvariantCulture))];
        return (words[0], n.Length) switch
        {
            ("median", 0) => Pruner.Median(),
            ("median", _) => Pruner.Median((int)n[0], (int)n[1], (int)n[2], (int)n[3]),
            ("percentile", 1) => Pruner.Percentile(n[0]),
            ("percentile", _) => Pruner.Percentile(n[0], (int)n[1], (int)n[2], (int)n[3], (int)n[4]),
            ("threshold", _) => Pruner.Threshold(n[0], n[1], (int)n[2], (int)n[3]),
            ("patient", _) => Pruner.Patient(words[^1] == "median" ? Pruner.Median() : null, (int)n[0], n[1]),
            ("halving", _) => Pruner.SuccessiveHalving((int)n[0], (int)n[1], (int)n[2], (int)n[3], strict: true),
            ("hyperband", _) => Pruner.Hyperband((int)n[0], (int)n[1], (int)n[2], (int)n[3], strict: true),
            _ => throw new ArgumentException($"Unknown pruner {name}.", nameof(name)),
        };
    }
}
