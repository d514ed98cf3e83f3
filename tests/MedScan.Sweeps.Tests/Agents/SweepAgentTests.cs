using System.Diagnostics;
using System.Globalization;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Agents;

public sealed class SweepAgentTests : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);
    private static readonly SearchSpace Space = new([new("x", new FloatDistribution(-5, 5))]);

    private readonly string _folder = Directory.CreateTempSubdirectory("agent").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task RunAsync_ProgramPrintsMetrics_TheyAreReportsAndTheLastIsTheValue()
    {
        FrozenTrial trial = await RunOneAsync("""
            echo reading the data
            echo '{"epoch": 1, "validation": {"loss": 0.5}}'
            echo '{"epoch": 2, "validation": {"loss": 0.25}, "other": 1}'
            echo '{"event": "result", "loss": 7}'
            """, "validation.loss");

        Assert.Equal(TrialState.Completed, trial.State);
        Assert.Equal(0.25, trial.Value);
        Assert.Equal([new(1, 0.5), new(2, 0.25)], trial.Intermediate);
    }

    [Theory]
    [InlineData(StudyDirection.Minimize, 0.125)]
    [InlineData(StudyDirection.Maximize, 0.75)]
    public async Task RunAsync_SummaryBest_TakesTheBestInTheStudysDirection(StudyDirection direction, double expected)
    {
        FrozenTrial trial = await RunOneAsync("""
            echo '{"score": 0.125}'; echo '{"score": null}'; echo '{"score": 0.75}'; echo '{"score": 0.5}'
            """, "score", direction, MetricSummary.Best);

        Assert.Equal(expected, trial.Value);
        Assert.Equal([1, 2, 3, 4], trial.Intermediate.Keys);
    }

    [Fact]
    public async Task RunAsync_ProgramFails_TrialFailsWithItsLastErrors()
    {
        FrozenTrial trial = await RunOneAsync("""echo '{"loss": 1}'; echo "no such file: scans" >&2; exit 3""", "loss");

        Assert.Equal(TrialState.Failed, trial.State);
        Assert.Contains("exit code 3", trial.Error, StringComparison.Ordinal);
        Assert.Contains("no such file: scans", trial.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ProgramPrintsNoMetric_TrialFailsAndNamesIt()
    {
        FrozenTrial trial = await RunOneAsync("""echo '{"accuracy": 1}'""", "loss");

        Assert.Contains("'loss'", trial.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_ParametersAndEnvironment_ReachTheProgram()
    {
        FrozenTrial trial = await RunOneAsync("""echo "{\"loss\": $1, \"from\": \"$WHO\"}" """, "loss");

        Assert.Equal((double)trial.Parameters["x"].Value!, trial.Value);
        Assert.Contains("\"from\": \"test 0\"", await File.ReadAllTextAsync(Path.Combine(_folder, "trial-0000.log")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task RunAsync_SeveralAtATime_EachIsToldItsPartOfTheProcessors(int parallelism)
    {
        string own = Environment.GetEnvironmentVariable("OMP_NUM_THREADS") ?? "";
        string expected = own.Length > 0 || parallelism == 1 ? own : Math.Max(1, Environment.ProcessorCount / parallelism).ToString(CultureInfo.InvariantCulture);
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(1) });

        await new SweepAgent(Options("""echo "{\"loss\": 1, \"threads\": \"$OMP_NUM_THREADS\", \"from\": \"$WHO\"}" """, "loss")).RunAsync(study, count: 3, parallelism).WaitAsync(Deadline);

        foreach (string log in Directory.GetFiles(_folder))
            Assert.Contains($"\"threads\": \"{expected}\", \"from\": \"test", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public async Task RunAsync_Pruned_AsksTheProgramToEnd()
    {
        string saved = Path.Combine(_folder, "saved");

        FrozenTrial trial = await RunOneAsync($$"""
            trap 'touch {{saved}}; exit 0' TERM
            echo '{"loss": 1}'
            while true; do sleep 0.1; done
            """, "loss", pruner: new Always());

        Assert.Equal(TrialState.Pruned, trial.State);
        Assert.True(File.Exists(saved));
    }

    [Fact]
    public async Task RunAsync_CancelledProgramThatDoesNotEnd_IsEndedByForceAndItsTrialHandedBack()
    {
        using CancellationTokenSource cancellation = new();
        string started = Path.Combine(_folder, "started");
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(1) });
        SweepAgent agent = new(Options($"trap '' TERM; echo $$ > {started}.tmp; mv {started}.tmp {started}; while true; do sleep 0.1; done", "loss") with { HandBackPatience = TimeSpan.FromMilliseconds(300) });

        Task run = agent.RunAsync(study, count: 1, cancellation: cancellation.Token);
        while (!File.Exists(started))
            await Task.Delay(10).WaitAsync(Deadline);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Deadline));

        FrozenTrial trial = Assert.Single(await study.TrialsAsync());
        Assert.Equal(TrialState.Waiting, trial.State);
        Assert.True(trial.Fixed.ContainsKey("x"));
        Assert.False(Directory.Exists($"/proc/{(await File.ReadAllTextAsync(started)).Trim()}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("trap 'exit 1' TERM; ")]
    public async Task RunAsync_SignalReachesTheProgramBeforeTheAgent_ItsTrialIsHandedBackAndHasNotFailed(string trap)
    {
        using CancellationTokenSource cancellation = new();
        string started = Path.Combine(_folder, "started");
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(1) });
        SweepAgent agent = new(Options($"{trap}echo $$ > {started}.tmp; mv {started}.tmp {started}; while true; do sleep 0.1; done", "loss"));

        Task run = agent.RunAsync(study, count: 1, cancellation: cancellation.Token);
        while (!File.Exists(started))
            await Task.Delay(10).WaitAsync(Deadline);
        string program = (await File.ReadAllTextAsync(started)).Trim();
        using (Process kill = Process.Start("kill", ["-TERM", program]))
            await kill.WaitForExitAsync();
        while (Directory.Exists($"/proc/{program}"))
            await Task.Delay(10).WaitAsync(Deadline);
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run.WaitAsync(Deadline));

        FrozenTrial trial = Assert.Single(await study.TrialsAsync());
        Assert.Equal((TrialState.Waiting, 0), (trial.State, trial.Attempts));
    }

    [Fact]
    public async Task RunAsync_NoSuchProgram_SaysWhichAndGivesUpAfterTheFirstFailures()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(1) });
        SweepAgent agent = new(Options("", "loss") with { Command = _ => ["no-such-program-anywhere"] });

        SweepException error = await Assert.ThrowsAsync<SweepException>(() => agent.RunAsync(study, count: 50));

        Assert.Contains("no-such-program-anywhere", error.Message, StringComparison.Ordinal);
        Assert.Equal(study.Options.InitialFailures, (await study.TrialsAsync()).Count);
    }

    private async Task<FrozenTrial> RunOneAsync(string script, string metric, StudyDirection direction = StudyDirection.Minimize, MetricSummary summary = MetricSummary.Last, Pruner? pruner = null)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Directions = [direction], Sampler = new RandomSampler(1), Pruner = pruner ?? Pruner.None });
        await new SweepAgent(Options(script, metric) with { Summary = summary }).RunAsync(study, count: 1).WaitAsync(Deadline);
        return Assert.Single(await study.TrialsAsync());
    }

    private SweepAgentOptions Options(string script, string metric) => new()
    {
        Space = Space,
        Command = parameters => ["/bin/sh", "-c", script, "script", string.Create(CultureInfo.InvariantCulture, $"{parameters["x"].Value}")],
        Metric = metric,
        Environment = static trial => new Dictionary<string, string> { ["WHO"] = string.Create(CultureInfo.InvariantCulture, $"test {trial.Number}") },
        LogFolder = _folder,
    };

    private sealed class Always : Pruner
    {
        public override bool ShouldPrune(StudyHistory history, FrozenTrial trial) => true;
    }
}
