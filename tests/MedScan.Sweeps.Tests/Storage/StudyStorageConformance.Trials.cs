using System.Collections.Concurrent;
using System.Text.Json;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Storage;

public abstract partial class StudyStorageConformance
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task StartTrialAsync_New_IsRunningWithItsWorker()
    {
        StudyRecord study = await CreateAsync();
        (FrozenTrial trial, _) = await StartAsync(study, "host:1");

        Assert.Equal(0, trial.Number);
        Assert.Equal(TrialState.Running, trial.State);
        Assert.Equal("host:1", trial.Worker);
        Assert.Equal(1, trial.Attempts);
        Assert.NotNull(trial.Started);
        Assert.Null(trial.Ended);
        FrozenTrial stored = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal(trial.Started, stored.Started);
    }

    [SkippableFact]
    public async Task StartTrialAsync_WaitingOnes_ComeFirstByNumber()
    {
        StudyRecord study = await CreateAsync();
        await StartAsync(study);
        Assert.Equal(1, await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?> { ["x"] = 1 }));
        Assert.Equal(2, await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?> { ["x"] = 2 }));

        Assert.Equal(1L, (await StartAsync(study)).Trial.Fixed["x"]);
        Assert.Equal(2L, (await StartAsync(study)).Trial.Fixed["x"]);
        Assert.Equal(3, (await StartAsync(study)).Trial.Number);
    }

    [SkippableFact]
    public async Task StartTrialAsync_Limit_CountsAllButWaitingOnesStillBegin()
    {
        StudyRecord study = await CreateAsync();
        (FrozenTrial first, Guid token) = await StartAsync(study);
        await Storage.EndTrialAsync(study.Id, first.Number, token, TrialUpdate.Empty, TrialResult.Fail("no"));
        await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?>());
        await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?>());

        Assert.Equal(1, (await TryStartAsync(study, limit: 2))!.Number);
        Assert.Equal(2, (await TryStartAsync(study, limit: 2))!.Number);
        Assert.Null(await TryStartAsync(study, limit: 2));
        Assert.Null(await TryStartAsync(study, limit: 3));
        Assert.Equal(3, (await TryStartAsync(study, limit: 4))!.Number);
        Assert.Null(await TryStartAsync(study, limit: 0));
    }

    [SkippableFact]
    public async Task StartTrialAsync_Stopped_GivesNoneUntilItGoesOn()
    {
        StudyRecord study = await CreateAsync();
        (FrozenTrial running, Guid token) = await StartAsync(study);
        await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?>());
        await Storage.SetStoppedAsync(study.Id, true);

        Assert.True((await Storage.FindStudyAsync("study"))!.IsStopped);
        Assert.Null(await TryStartAsync(study, limit: null));
        Assert.True(await Storage.EndTrialAsync(study.Id, running.Number, token, TrialUpdate.Empty, 1.0));
        await Storage.SetStoppedAsync(study.Id, false);
        Assert.Equal(1, (await TryStartAsync(study, limit: null))!.Number);
    }

    [SkippableFact]
    public async Task StartTrialAsync_ManyAtOnceWithLimit_NumbersHaveNoGapsAndNoneIsTwice()
    {
        StudyRecord study = await CreateAsync();
        for (int i = 0; i < 5; i++)
            await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?>());
        ConcurrentBag<int> numbers = [];
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () =>
        {
            while (await TryStartAsync(study, limit: 60) is { } trial)
                numbers.Add(trial.Number);
        })));
        Assert.Equal(Enumerable.Range(0, 60), numbers.Order());
    }

    [SkippableFact]
    public async Task Parameters_OfEveryDistribution_KeepValueAndOrder()
    {
        StudyRecord study = await CreateAsync();
        (_, Guid token) = await StartAsync(study);
        KeyValuePair<string, TrialParameter>[] parameters =
        [
            new("z", new(new FloatDistribution(0.1, 0.7, step: 0.1), 0.1 + 2 * 0.1)),
            new("a", new(new FloatDistribution(1e-5, 1e-1, log: true), 0.0123456789012345678)),
            new("wide", new(new FloatDistribution(-double.MaxValue / 4, double.MaxValue / 4), double.Epsilon)),
            new("m", new(new IntDistribution(-(1L << 53), 1L << 53), (1L << 53) - 1)),
            new("s", new(new IntDistribution(1, 10, step: 3), 7)),
            new("l", new(new IntDistribution(1, 1000, log: true), 31)),
            new("n", new(new NormalDistribution(0.3, 0.1, log: true, step: 0.25), 0.75)),
            new("g", new(new NormalDistribution(-1, 2), -17.25)),
            new("c", new(new CategoricalDistribution(["x", 1, 1.5, -0.25, true, null, double.NaN, double.PositiveInfinity]), 6)),
            new("w", new(new CategoricalDistribution(["p", "q", "r"], [1, 2, 4.1]), 2)),
            new("one", new(new CategoricalDistribution([2.0]), 0)),
        ];
        await Storage.UpdateTrialAsync(study.Id, 0, token, new TrialUpdate { Parameters = parameters[..4] });
        await Storage.UpdateTrialAsync(study.Id, 0, token, Report(1, 1));
        await Storage.EndTrialAsync(study.Id, 0, token, new TrialUpdate { Parameters = parameters[4..] }, 0.5);

        FrozenTrial trial = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal(parameters.Select(static p => p.Key), trial.Parameters.Select(static p => p.Key));
        foreach ((string name, TrialParameter parameter) in parameters)
        {
            Assert.Equal(parameter.Distribution, trial.Parameters[name].Distribution);
            Assert.Equal(parameter.Stored, trial.Parameters[name].Stored);
            Assert.Equal(parameter.Value, trial.Parameters[name].Value);
        }
    }

    [SkippableFact]
    public async Task UpdateTrialAsync_WhatIsThere_GetsTheNewValueInItsPlace()
    {
        StudyRecord study = await CreateAsync();
        (_, Guid token) = await StartAsync(study);
        FloatDistribution unit = new(0, 1);
        foreach (double value in (double[])[0.25, 0.75])
        {
            await Storage.UpdateTrialAsync(study.Id, 0, token, new TrialUpdate
            {
                Parameters = [new("x", new(unit, value)), new("y", new(unit, 1 - value))],
                Intermediate = new Dictionary<int, double> { [5] = value, [2] = -value },
                Attributes = new Dictionary<string, JsonElement> { ["a"] = JsonSerializer.SerializeToElement(value) },
            });
        }

        FrozenTrial trial = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal([("x", 0.75), ("y", 0.25)], trial.Parameters.Select(static p => (p.Key, p.Value.Stored)));
        Assert.Equal([(2, -0.75), (5, 0.75)], trial.Intermediate.Select(static v => (v.Key, v.Value)));
        Assert.Equal(0.75, Assert.Single(trial.Attributes).Value.GetDouble());
    }

    [SkippableFact]
    public async Task EndTrialAsync_EachResult_IsStored()
    {
        StudyRecord study = await CreateAsync();
        TrialResult[] results = [TrialResult.Complete(1, 2), TrialResult.Prune(), TrialResult.Fail("why")];
        foreach (TrialResult result in results)
        {
            (FrozenTrial trial, Guid token) = await StartAsync(study);
            Assert.True(await Storage.EndTrialAsync(study.Id, trial.Number, token, Report(9, 8), result));
        }

        IReadOnlyList<FrozenTrial> trials = (await Storage.GetChangesAsync(study.Id, 0)).Trials;
        Assert.Equal([TrialState.Completed, TrialState.Pruned, TrialState.Failed], trials.Select(static t => t.State));
        Assert.Equal([1, 2], trials[0].Values);
        Assert.Empty(trials[1].Values);
        Assert.Equal([null, null, "why"], trials.Select(static t => t.Error));
        Assert.All(trials, static t => Assert.Equal(8, t.Intermediate[9]));
        Assert.All(trials, static t => Assert.True(t.Duration >= TimeSpan.Zero));
    }

    [SkippableFact]
    public async Task Token_OfAnotherOrOfOneThatEnded_ChangesNothing()
    {
        StudyRecord study = await CreateAsync();
        (_, Guid token) = await StartAsync(study);
        long before = (await Storage.GetChangesAsync(study.Id, 0)).Revision;
        Assert.False(await Storage.UpdateTrialAsync(study.Id, 0, Guid.NewGuid(), Report(0, 1)));
        Assert.False(await Storage.UpdateTrialAsync(study.Id, 0, Guid.Empty, TrialUpdate.Empty));
        Assert.False(await Storage.UpdateTrialAsync(study.Id, 1, token, Report(0, 1)));
        Assert.False(await Storage.EndTrialAsync(study.Id, 0, Guid.NewGuid(), Report(0, 1), 1.0));
        Assert.Empty((await Storage.GetChangesAsync(study.Id, before)).Trials);

        Assert.True(await Storage.EndTrialAsync(study.Id, 0, token, TrialUpdate.Empty, 1.0));
        Assert.False(await Storage.EndTrialAsync(study.Id, 0, Guid.NewGuid(), TrialUpdate.Empty, 2.0));
        Assert.True(await Storage.EndTrialAsync(study.Id, 0, token, Report(0, 1), 2.0)); // as one asks who lost the answer
        Assert.False(await Storage.UpdateTrialAsync(study.Id, 0, token, Report(0, 1)));
        Assert.False(await Storage.UpdateTrialAsync(study.Id, 0, token, TrialUpdate.Empty));
        FrozenTrial trial = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal(1, trial.Value);
        Assert.Empty(trial.Intermediate);
    }

    [SkippableFact]
    public async Task EndTrialAsync_HandedBack_WaitsWithItsParametersFixedAndWithoutReports()
    {
        StudyRecord study = await CreateAsync();
        await Storage.EnqueueAsync(study.Id, new Dictionary<string, object?> { ["given"] = "b", ["unasked"] = 1.5 });
        (_, Guid token) = await StartAsync(study);
        await Storage.UpdateTrialAsync(study.Id, 0, token, Report(0, 1));
        TrialUpdate update = new()
        {
            Parameters = [new("x", new(new FloatDistribution(0, 1), 0.25)), new("given", new(new CategoricalDistribution(["a", "b"]), 1)), new("n", new(new IntDistribution(0, 9), 3))],
            Attributes = new Dictionary<string, JsonElement> { ["kept"] = JsonSerializer.SerializeToElement("yes") },
        };
        Assert.True(await Storage.EndTrialAsync(study.Id, 0, token, update, TrialResult.HandBack()));

        FrozenTrial waiting = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal(TrialState.Waiting, waiting.State);
        Assert.Empty(waiting.Parameters);
        Assert.Empty(waiting.Intermediate);
        Assert.Empty(waiting.Values);
        Assert.Null(waiting.Ended);
        Assert.Equal("yes", waiting.Attributes["kept"].GetString());
        Assert.False(await Storage.UpdateTrialAsync(study.Id, 0, token, Report(0, 1)));

        (FrozenTrial again, _) = await StartAsync(study, "other");
        // A worker that had to go is no attempt that failed.
        Assert.Equal((0, 1, "other"), (again.Number, again.Attempts, again.Worker));
        Assert.Equal([("given", "b"), ("n", 3L), ("unasked", 1.5), ("x", 0.25)], again.Fixed.OrderBy(static f => f.Key, StringComparer.Ordinal).Select(static f => (f.Key, f.Value!)));
        Assert.Empty(again.Intermediate);
    }

    [SkippableFact]
    public async Task ReclaimAsync_SilentWorker_LosesItsTrial()
    {
        StudyRecord study = await CreateAsync();
        (_, Guid silent) = await StartAsync(study);
        (_, Guid alive) = await StartAsync(study);
        await Storage.UpdateTrialAsync(study.Id, 0, silent, new TrialUpdate { Parameters = [new("x", new(new FloatDistribution(0, 1), 0.5))], Intermediate = new Dictionary<int, double> { [0] = 1 } });
        await PassTimeAsync(Minute);
        Assert.True(await Storage.UpdateTrialAsync(study.Id, 1, alive, TrialUpdate.Empty));

        Assert.Empty(await Storage.ReclaimAsync(study.Id, 2 * Minute, 3));
        Assert.Equal([0], await Storage.ReclaimAsync(study.Id, Minute / 2, 3));
        Assert.Empty(await Storage.ReclaimAsync(study.Id, Minute / 2, 3));

        Assert.False(await Storage.UpdateTrialAsync(study.Id, 0, silent, TrialUpdate.Empty));
        Assert.False(await Storage.EndTrialAsync(study.Id, 0, silent, TrialUpdate.Empty, 1.0));
        Assert.True(await Storage.UpdateTrialAsync(study.Id, 1, alive, TrialUpdate.Empty));
        (FrozenTrial again, _) = await StartAsync(study);
        Assert.Equal((0, 2, 0.5), (again.Number, again.Attempts, again.Fixed["x"]));
        Assert.Empty(again.Intermediate);
    }

    [SkippableFact]
    public async Task ReclaimAsync_BegunTooOften_HasFailed()
    {
        StudyRecord study = await CreateAsync();
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            (FrozenTrial trial, Guid token) = await StartAsync(study, $"host:{attempt}");
            await Storage.UpdateTrialAsync(study.Id, trial.Number, token, Report(0, attempt));
            await PassTimeAsync(Minute);
            Assert.Equal([0], await Storage.ReclaimAsync(study.Id, Minute / 2, attempts: 2));
        }

        FrozenTrial failed = Assert.Single((await Storage.GetChangesAsync(study.Id, 0)).Trials);
        Assert.Equal(TrialState.Failed, failed.State);
        Assert.Equal("Its workers died 2 times, the last one was host:2.", failed.Error);
        Assert.NotNull(failed.Ended);
        Assert.Equal(2, failed.Intermediate[0]);
        Assert.Equal(1, (await StartAsync(study)).Trial.Number);
    }

    [SkippableFact]
    public async Task GetChangesAsync_AfterEachChange_GivesThatAndNoMore()
    {
        StudyRecord study = await CreateAsync();
        Known known = new(Storage, study.Id);
        Assert.Equal(0, await known.ReadAsync());
        for (int i = 0; i < 3; i++)
            await StartAsync(study);
        (_, Guid token) = await StartAsync(study);
        Assert.Equal(4, await known.ReadAsync());
        Assert.Equal(0, await known.ReadAsync());

        await Storage.UpdateTrialAsync(study.Id, 3, token, TrialUpdate.Empty);
        Assert.Equal(0, await known.ReadAsync());
        foreach (double value in (double[])[6, 7]) // a step reported again is a change, too
        {
            await Storage.UpdateTrialAsync(study.Id, 3, token, Report(0, value));
            Assert.Equal(1, await known.ReadAsync());
            Assert.Equal([value], known.Trials[3].Intermediate.Values);
        }
        await Storage.UpdateTrialAsync(study.Id, 3, token, Report(1, double.NaN));
        Assert.Equal(1, await known.ReadAsync());
        Assert.Equal([7, double.NaN], known.Trials[3].Intermediate.Values);
        await Storage.EndTrialAsync(study.Id, 3, token, Report(2, 5), 4.0);
        Assert.Equal(1, await known.ReadAsync());
        Assert.Equal([7, double.NaN, 5], known.Trials[3].Intermediate.Values);
        await Storage.SetStoppedAsync(study.Id, true);
        Assert.Equal(0, await known.ReadAsync());
        Assert.True(known.Study!.IsStopped);
    }

    [SkippableFact]
    public async Task GetChangesAsync_WhileManyWrite_EndsWithWhatIsThere()
    {
        StudyRecord study = await CreateAsync();
        Known[] readers = [new(Storage, study.Id), new(Storage, study.Id)];
        using CancellationTokenSource written = new();
        Task[] reading = [.. readers.Select(reader => Task.Run(async () =>
        {
            while (!written.IsCancellationRequested)
                await reader.ReadAsync();
        }))];
        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            for (int i = 0; i < 8; i++)
            {
                (FrozenTrial trial, Guid token) = await StartAsync(study);
                await Storage.UpdateTrialAsync(study.Id, trial.Number, token, new TrialUpdate { Parameters = [new("x", new(new IntDistribution(0, 99), worker))] });
                await Storage.UpdateTrialAsync(study.Id, trial.Number, token, Report(i, worker));
                await Storage.EndTrialAsync(study.Id, trial.Number, token, TrialUpdate.Empty, i % 3 == 0 ? TrialResult.HandBack() : TrialResult.Complete(i));
            }
        })));
        await written.CancelAsync();
        await Task.WhenAll(reading);

        IReadOnlyList<FrozenTrial> all = (await Storage.GetChangesAsync(study.Id, 0)).Trials;
        Assert.Equal(Enumerable.Range(0, all.Count), all.Select(static t => t.Number));
        foreach (Known reader in readers)
        {
            await reader.ReadAsync();
            Assert.Equal(all.Select(Describe), reader.Trials.Select(Describe));
        }

        static string Describe(FrozenTrial trial) => $"{trial.Number} {trial.State} {string.Join(',', trial.Values)} {string.Join(',', trial.Intermediate)} {string.Join(',', trial.Parameters.Keys)} {trial.Attempts}";
    }

    [SkippableFact]
    public async Task GetProgressAsync_TrialsGoOn_SaysWhatPrunersGoBy()
    {
        StudyRecord study = await CreateAsync();
        (_, Guid first) = await StartAsync(study);
        (_, Guid second) = await StartAsync(study);
        await Storage.UpdateTrialAsync(study.Id, 0, first, Report(1, 0.5));
        StudyChanges begun = await Storage.GetProgressAsync(study.Id, 0);
        await Storage.UpdateTrialAsync(study.Id, 1, second, Report(1, 0.25));
        await Storage.EndTrialAsync(study.Id, 0, first, Report(2, 0.125) with { Parameters = [new("x", new(new FloatDistribution(0, 1), 0.5))] }, 0.125);
        await PassTimeAsync(Minute / 60);
        StudyChanges reported = await Storage.GetProgressAsync(study.Id, begun.Revision);
        await Storage.EndTrialAsync(study.Id, 1, second, TrialUpdate.Empty, TrialResult.HandBack());
        (_, Guid third) = await StartAsync(study);
        await Storage.UpdateTrialAsync(study.Id, 1, third, Report(3, 4) with { Parameters = [new("x", new(new FloatDistribution(0, 1), 0.5))] });
        StudyChanges again = await Storage.GetProgressAsync(study.Id, reported.Revision);

        Assert.Equal([(0, TrialState.Running), (1, TrialState.Running)], begun.Trials.Select(static t => (t.Number, t.State)));
        Assert.Equal([new(0, 1, 0.5)], begun.Reports);
        FrozenTrial ended = reported.Trials.Single(static t => t.Number == 0);
        Assert.Equal((TrialState.Completed, 0.125, begun.Trials[0].Started), (ended.State, ended.Value, ended.Started));
        Assert.NotNull(ended.Ended);
        // A storage may give a report again.
        Assert.Equal([new(0, 2, 0.125), new(1, 1, 0.25)], reported.Reports.Except(begun.Reports).OrderBy(static r => r.Number));
        FrozenTrial anew = Assert.Single(again.Trials);
        Assert.Equal((1, TrialState.Running), (anew.Number, anew.State));
        Assert.NotEqual(begun.Trials[1].Started, anew.Started);
        Assert.Equal([new(1, 3, 4)], again.Reports);
        Assert.Empty((await Storage.GetProgressAsync(study.Id, again.Revision)).Trials);
        Assert.Equal(["x", "x"], (await Storage.GetProgressAsync(study.Id, again.Revision, wholeSince: 0)).Trials.SelectMany(static t => t.Parameters.Keys));
    }

    [SkippableFact]
    public async Task Cancelled_BeforeItBegins_ChangesNothing()
    {
        StudyRecord study = await CreateAsync();
        CancellationToken cancelled = new(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.StartTrialAsync(study.Id, new TrialWorker(Guid.NewGuid(), "w"), null, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.EnqueueAsync(study.Id, new Dictionary<string, object?>(), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Storage.GetChangesAsync(study.Id, 0, cancelled));
        Assert.Empty((await Storage.GetChangesAsync(study.Id, 0)).Trials);
    }

    private Task<FrozenTrial?> TryStartAsync(StudyRecord study, long? limit) => Storage.StartTrialAsync(study.Id, new TrialWorker(Guid.NewGuid(), "w"), limit);

    /// <summary>What a reader knows that asks for changes only.</summary>
    private sealed class Known(StudyStorage storage, long study)
    {
        private long _revision;

        public List<FrozenTrial> Trials { get; } = [];

        public StudyRecord? Study { get; private set; }

        /// <returns>How many trials had changed.</returns>
        public async Task<int> ReadAsync()
        {
            StudyChanges changes = await storage.GetChangesAsync(study, _revision);
            Assert.True(changes.Revision >= _revision);
            foreach (FrozenTrial trial in changes.Trials)
            {
                Assert.True(trial.Number <= Trials.Count, "a number was left out");
                if (trial.Number == Trials.Count)
                    Trials.Add(trial);
                else
                    Trials[trial.Number] = trial;
            }
            foreach (TrialReport report in changes.Reports)
                Trials[report.Number] = Trials[report.Number] with { Intermediate = new SortedDictionary<int, double>(Trials[report.Number].Intermediate.ToDictionary()) { [report.Step] = report.Value } };
            _revision = changes.Revision;
            Study = changes.Study;
            return changes.Trials.Select(static t => t.Number).Union(changes.Reports.Select(static r => r.Number)).Count();
        }
    }
}
