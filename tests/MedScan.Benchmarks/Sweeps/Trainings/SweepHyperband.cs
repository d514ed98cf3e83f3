using System.Globalization;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Benchmarks.Sweeps.Trainings;

/// <summary>After which part of the epochs of 30 full random trials a sweep with Hyperband has a trial as good as the best of them, on
/// trainings on phantoms.</summary>
internal static class SweepHyperband
{
    private const int Trials = 30;

    private static readonly (string Name, Func<int, int, int, Pruner> Create)[] Pruners =
    [
        ("Hyperband", (min, reduction, epochs) => Pruner.Hyperband(min, epochs, reduction)),
        ("early_terminate", (min, reduction, epochs) => Pruner.BracketsFrom(min, reduction, maxReports: epochs - 1)),
    ];

    private static readonly IReadOnlyList<(string Name, Func<int, Sampler> Sampler, Func<int, int, int, Pruner> Pruner)> Searches =
    [
        .. from pruner in Pruners
           from sampler in (string[])["random", "TPE"]
           select ($"{sampler}, {pruner.Name}", OurSearch.Samplers[sampler], pruner.Create),
    ];

    /// <param name="args">--seeds n, --epochs n, --images n, --metric accuracy or loss (what a trial is judged by: the balanced accuracy of its best epoch as in
    /// <c>medscan sweep</c>, or the loss of its best epoch), --reduction n, --min n, --parallel n (seeds at the same time), --keep file (trainings that were made, so that none is made twice).</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        int seeds = args.Number("--seeds", 5), epochs = args.Number("--epochs", 9), min = args.Number("--min", 1), reduction = args.Number("--reduction", 3);
        bool isLoss = args.Option("--metric") == "loss";
        LearningCurves curves = new(args.Option("--keep"));
        DirectoryInfo phantoms = Directory.CreateTempSubdirectory("medscan-phantoms-");
        try
        {
            await PhantomGenerator.GenerateAsync(phantoms.FullName, new() { Count = args.Number("--images", 1000), ImageSize = 32, TestFraction = 0.05 });
            ExperimentConfig config = new()
            {
                Name = "hyperband",
                Data = new() { Root = phantoms.FullName, ImageSize = 32, Color = Imaging.ColorMode.Grayscale, ValidationFraction = 0.5, Workers = 1 },
                Model = new() { Backbone = BackboneKind.SmallCnn },
                // The rate falls without a rise before, so that early epochs say something of the last ones. Repeatable to the bit.
                Train = new() { Epochs = epochs, Schedule = ScheduleKind.Cosine, Threads = 1, Precision = Precision.Float32 },
            };
            using ShortTraining training = await ShortTraining.OpenAsync(config, every: 1);
            Console.WriteLine($"{training.Images.Train} phantoms to learn from, {training.Images.Validation} to measure on, {epochs} epochs, {Trials} trials.\n");
            Course[] full = new Course[seeds];
            Course[][] pruned = new Course[seeds][];
            await Parallel.ForAsync(0, seeds, new ParallelOptions { MaxDegreeOfParallelism = args.Number("--parallel", 1) }, async (seed, _) =>
            {
                full[seed] = await RunAsync(Sampler.Random(seed), Pruner.None, config, training, curves, isLoss, target: null);
                pruned[seed] = new Course[Searches.Count];
                for (int i = 0; i < Searches.Count; i++)
                    pruned[seed][i] = await RunAsync(Searches[i].Sampler(seed), Searches[i].Pruner(min, reduction, epochs), config, training, curves, isLoss, full[seed].Best);
            });
            Console.WriteLine($"| seed | best of full random trials | {string.Join(" | ", Searches.Select(static s => s.Name))} |\n|---:|---:|{string.Concat(Searches.Select(static _ => "---|"))}");
            for (int seed = 0; seed < seeds; seed++)
                Console.WriteLine($"| {seed} | {Text(full[seed].Best)} | {string.Join(" | ", pruned[seed].Select(c => Text(c, epochs)))} |");
            Console.WriteLine("\n| search | reached | within 40 % | after, on average | epochs in all | best value, compared with the full random trials |\n|---|---:|---:|---:|---:|---:|");
            for (int i = 0; i < Searches.Count; i++)
            {
                Course[] courses = [.. pruned.Select(p => p[i])];
                Console.WriteLine($"| {Searches[i].Name} | {Summary(courses, epochs)} | {(courses.Average(static c => c.Best) - full.Average(static c => c.Best)).ToString("+0.0000;-0.0000", CultureInfo.InvariantCulture)} |");
            }
            return 0;
        }
        finally
        {
            phantoms.Delete(recursive: true);
        }
    }

    private static async Task<Course> RunAsync(
        Sampler sampler, Pruner pruner, ExperimentConfig config, ShortTraining training, LearningCurves curves, bool isLoss, double? target)
    {
        StudyDirection direction = isLoss ? StudyDirection.Minimize : StudyDirection.Maximize;
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = sampler, Pruner = pruner, Directions = [direction] });
        int epochs = 0;
        int? reached = null;
        await study.OptimizeAsync(async trial =>
        {
            ExperimentConfig own = Configure(trial, config);
            bool isPruned = false;
            IReadOnlyList<EpochScore> scores = await curves.FollowAsync(Settings(trial, config, training), config.Train.Epochs, goesOn => training.TrainAsync(own, goesOn), (epoch, score) =>
            {
                epochs++;
                isPruned = trial.ReportAsync(isLoss ? score.Loss : score.BalancedAccuracy, epoch).GetAwaiter().GetResult();
                return !isPruned;
            });
            if (isPruned)
                return trial.Prune();
            double value = isLoss ? scores.Min(static s => s.Loss) : scores.Max(static s => s.BalancedAccuracy);
            if (isLoss ? value <= target : value >= target)
                reached ??= epochs;
            return value;
        }, Trials);
        return new Course((await study.BestTrialAsync())!.Value, reached, epochs);
    }

    private static ExperimentConfig Configure(Trial trial, ExperimentConfig config)
    {
        double augment = trial.Float("augment", 0, 1);
        return config with
        {
            Train = config.Train with
            {
                LearningRate = trial.Float("learning_rate", 1e-4, 1, log: true),
                WeightDecay = trial.Float("weight_decay", 1e-5, 1e-1, log: true),
                Momentum = trial.Float("momentum", 0, 0.95),
                BatchSize = trial.Int("batch_size", 8, 64, log: true),
            },
            Model = config.Model with { Dropout = trial.Float("dropout", 0, 0.5) },
            Augment = new() { HorizontalFlip = 0.5 * augment, Rotation = 20 * augment, Shift = 0.1 * augment, Zoom = 0.2 * augment },
        };
    }

    private static string Settings(Trial trial, ExperimentConfig config, ShortTraining training) => string.Create(CultureInfo.InvariantCulture,
        $"{training.Images.Train} {config.Train.Epochs} {string.Join(' ', trial.Parameters.Values.Select(static p => p.Stored.ToString("R", CultureInfo.InvariantCulture)))}");

    private static string Text(Course course, int epochs) =>
        $"{Text(course.Best)}, {(course.Reached is { } reached ? $"after {Share(reached, epochs)}" : "not reached")}, {Share(course.Epochs, epochs)} in all";

    private static string Text(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Share(double spent, int epochs) => (spent / (epochs * Trials)).ToString("0 %", CultureInfo.InvariantCulture);

    private static string Summary(IReadOnlyList<Course> courses, int epochs)
    {
        // A sweep that never came there counts as one that took as long as the full trials.
        double mean = courses.Average(c => c.Reached ?? epochs * Trials);
        return $"{courses.Count(static c => c.Reached is not null)} of {courses.Count} | {courses.Count(c => c.Reached <= 0.4 * epochs * Trials)} | {Share(mean, epochs)} | {Share(courses.Average(static c => c.Epochs), epochs)}";
    }

    private sealed record Course(double Best, int? Reached, int Epochs);
}
