using System.Collections.Concurrent;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Studies;

/// <summary>Two ways of reading, in any order, come to what is stored.</summary>
public sealed class StudyFollowerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("follower").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task ReadAsync_ProgressReadBetween_GivesTrialsWhole()
    {
        // SQLite's storage leaves out of progress what a pruner does not need; that in memory does not.
        await using StudyStorage storage = StudyStorage.Open(Path.Combine(_folder, "study.db"));
        StudyRecord study = (await storage.CreateStudyAsync("s", [StudyDirection.Minimize]))!;
        using StudyFollower follower = new(storage, study);
        ConcurrentDictionary<int, Trial> open = [];
        await BeginAsync(0.25);
        Guid token = await BeginAsync(0.75);

        StudyHistory progress = await follower.ReadProgressAsync(open, CancellationToken.None);
        int running = follower.Running;
        StudyHistory whole = await follower.ReadAsync(open, CancellationToken.None);
        await storage.UpdateTrialAsync(study.Id, 1, token, new TrialUpdate { Intermediate = new Dictionary<int, double> { [1] = 8 } });
        await storage.EndTrialAsync(study.Id, 1, token, TrialUpdate.Empty, 8.0);
        StudyHistory later = await follower.ReadProgressAsync(open, CancellationToken.None);

        Assert.Equal(2, running);
        Assert.All(progress.Trials, static t => Assert.Equal((TrialState.Running, 0), (t.State, t.Parameters.Count)));
        Assert.Equal([0.25, 0.75], whole.Trials.Select(static t => t.Parameters["x"].Value));
        Assert.Equal((TrialState.Completed, 8, 0.75), (later.Trials[1].State, later.Trials[1].Value, later.Trials[1].Parameters["x"].Value));
        Assert.Equal([new(1, 8)], later.Trials[1].Intermediate);
        Assert.Equal(1, follower.Running);

        async Task<Guid> BeginAsync(double x)
        {
            TrialWorker worker = new(Guid.NewGuid(), "w");
            FrozenTrial trial = (await storage.StartTrialAsync(study.Id, worker, null))!;
            await storage.UpdateTrialAsync(study.Id, trial.Number, worker.Token, new TrialUpdate { Parameters = [new("x", new TrialParameter(new FloatDistribution(0, 1), x))] });
            return worker.Token;
        }
    }
}
