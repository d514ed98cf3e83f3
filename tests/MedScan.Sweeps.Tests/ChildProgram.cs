using System.Globalization;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests;

/// <summary>What a test runs in a process of its own: <c>dotnet MedScan.Sweeps.Tests.dll work URL STUDY TRIALS</c>, or
/// <c>agent URL STUDY SCRIPT</c>.</summary>
internal static class ChildProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is ["agent", var place, var study, var script])
            return await AgentAsync(place, study, script);
        if (arguments is not ["work", var url, var name, var trials])
        {
            Console.Error.WriteLine("Expected: work URL STUDY TRIALS, or agent URL STUDY SCRIPT");
            return 2;
        }

        // The test holds the other end for as long as it lives.
        new Thread(static () =>
        {
            while (Console.In.Read() >= 0)
            {
            }
            Environment.Exit(3);
        })
        { IsBackground = true }.Start();
        await using StudyStorage storage = StudyStorage.Open(url);
        await using Study shared = await Study.CreateAsync(new StudyOptions
        {
            Storage = storage,
            Name = name,
            Resume = true,
            TrialLimit = int.Parse(trials, CultureInfo.InvariantCulture),
            Sampler = new RandomSampler(),
            Heartbeat = TimeSpan.FromMilliseconds(250),
            Silence = TimeSpan.FromSeconds(4),
            Attempts = 1000,
            Observers = [new Speaker()],
        });
        await shared.OptimizeAsync(async trial =>
        {
            double x = trial.Float("x", 0, 1);
            for (int step = 0; step < 3; step++)
            {
                await Task.Delay(Random.Shared.Next(20)); // the work
                await trial.ReportAsync(x + step, step);
            }
            return x;
        });
        return 0;
    }

    // An agent whose trials run a script; it lives until it is killed.
    private static async Task<int> AgentAsync(string url, string name, string script)
    {
        await using StudyStorage storage = StudyStorage.Open(url);
        await using Study study = await Study.CreateAsync(new StudyOptions { Storage = storage, Name = name, Resume = true, Sampler = new RandomSampler(1) });
        SweepAgent agent = new(new SweepAgentOptions
        {
            Space = new SearchSpace([new("x", new FloatDistribution(0, 1))]),
            Command = _ => ["/bin/sh", "-c", script],
            Metric = "loss",
            HandBackPatience = TimeSpan.FromMilliseconds(500),
        });
        await agent.RunAsync(study, parallelism: 2);
        return 0;
    }

    private sealed class Speaker : StudyObserver
    {
        public override Task TrialStartedAsync(Trial trial) => Console.Out.WriteLineAsync($"began {trial.Number}");

        public override Task TrialEndedAsync(FrozenTrial trial, TrialResult result, bool isOurs) => Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{(isOurs ? "ended" : "lost")} {trial.Number} {(result is TrialResult.Completed { Values: [var value] } ? value : double.NaN):R}"));
    }
}
