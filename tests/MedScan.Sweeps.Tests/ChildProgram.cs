using System.Globalization;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests;

/// <summary>What a test runs in a process of its own: <c>dotnet MedScan.Sweeps.Tests.dll work URL STUDY TRIALS</c>.</summary>
internal static class ChildProgram
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not ["work", var url, var name, var trials])
        {
            Console.Error.WriteLine("Expected: work URL STUDY TRIALS");
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
        await using Study study = await Study.CreateAsync(new StudyOptions
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
        await study.OptimizeAsync(async trial =>
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

    private sealed class Speaker : StudyObserver
    {
        public override Task TrialStartedAsync(Trial trial) => Console.Out.WriteLineAsync($"began {trial.Number}");

        public override Task TrialEndedAsync(FrozenTrial trial, TrialResult result, bool isOurs) => Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{(isOurs ? "ended" : "lost")} {trial.Number} {(result is TrialResult.Completed { Values: [var value] } ? value : double.NaN):R}"));
    }
}
