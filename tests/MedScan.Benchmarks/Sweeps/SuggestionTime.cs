using System.Diagnostics;
using System.Globalization;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>What it costs to begin a trial and choose its ten parameters after a thousand others, the study being in memory.</summary>
internal static class SuggestionTime
{
    private const int Finished = 1000;
    private const int Measured = 300;

    // As warm as the sampler is in a study that it has served a thousand times.
    private const int Warmup = 200;

    public static async Task<int> RunAsync()
    {
        Console.WriteLine("| sampler | median ms a trial | mean ms of processor time |\n|---|---:|---:|");
        (double several, double itsProcessor) = await MeasureAsync(Sampler.Tpe(0), mixed: false, objectives: 2);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| TPE, 2 objectives, 10 floats | {several:0.00} | {itsProcessor:0.00} |"));
        foreach ((string name, Func<int, Sampler> make) in OurSearch.Samplers.Where(static s => s.Key is "random" || s.Key.StartsWith("TPE", StringComparison.Ordinal)))
        {
            foreach (bool mixed in new[] { false, true })
            {
                (double median, double processor) = await MeasureAsync(make(0), mixed, objectives: 1);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"| {name}, {(mixed ? "4 floats, 3 ints, 3 choices" : "10 floats")} | {median:0.00} | {processor:0.00} |"));
            }
        }
        return 0;
    }

    private static async Task<(double Median, double Processor)> MeasureAsync(Sampler sampler, bool mixed, int objectives)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new Switch(sampler), Directions = [.. Enumerable.Repeat(StudyDirection.Minimize, objectives)] });
        await study.OptimizeAsync(trial => Task.FromResult(Evaluate(trial, mixed, objectives)), Finished);
        ((Switch)study.Options.Sampler).IsOn = true;
        List<double> times = [];
        TimeSpan processor = default;
        for (int i = 0; i < Measured; i++)
        {
            if (i == Warmup)
                processor = Environment.CpuUsage.TotalTime;
            long started = Stopwatch.GetTimestamp();
            Trial trial = (await study.AskAsync())!;
            TrialResult result = Evaluate(trial, mixed, objectives);
            times.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            await study.TellAsync(trial, result);
        }
        return (times.Skip(Warmup).Order().ElementAt((Measured - Warmup) / 2), (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / (Measured - Warmup));
    }

    private static TrialResult Evaluate(Trial trial, bool mixed, int objectives)
    {
        double sum = 0, first = 0;
        for (int i = 0; i < 10; i++)
        {
            sum += !mixed || i < 4 ? Math.Pow(trial.Float($"x{i}", -1, 1) - 0.3, 2)
                : i < 7 ? Math.Abs(trial.Int($"x{i}", 1, 1000) - 200) / 1000.0
                : trial.Categorical($"x{i}", 0, 1, 2, 3) / 4.0;
            first = i == 0 ? Math.Pow(sum, 0.5) : first;
        }
        // Two that cannot both be least.
        return objectives == 1 ? sum : TrialResult.Complete([sum, Math.Pow(first - 0.5, 2) + (sum - first * first) / 2]);
    }

    /// <summary>Random until the thousand are there, which is quicker and spreads them.</summary>
    private sealed class Switch(Sampler inner) : Sampler(inner.Seed)
    {
        private static readonly RandomSampler Chance = new(0);

        public bool IsOn { get; set; }

        public override bool TakesSeveralObjectives => inner.TakesSeveralObjectives;

        public override IReadOnlyDictionary<string, TrialParameter> SampleJointly(SamplerContext context) => (IsOn ? inner : Chance).SampleJointly(context);

        public override double Sample(SamplerContext context, string name, MedScan.Sweeps.Spaces.Distribution distribution) =>
            (IsOn ? inner : Chance).Sample(context, name, distribution);
    }
}
