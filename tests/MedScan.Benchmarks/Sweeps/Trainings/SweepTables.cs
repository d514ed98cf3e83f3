using System.Diagnostics;
using System.Globalization;
using MedScan.Datasets;

namespace MedScan.Benchmarks.Sweeps.Trainings;

/// <summary>Trains every point of the <see cref="TrainingTable"/>s and writes what came of it, row by row, so that a run that was ended
/// goes on.</summary>
internal static class SweepTables
{
    private const int PhantomImages = 600;

    /// <param name="folder">Where the tables are written.</param>
    /// <param name="brainMri">The data set of the second table.</param>
    /// <param name="args">--only name, --parallel n (trainings at the same time), --time n (trains n points that are spread over the table, and writes nothing).</param>
    public static async Task<int> RunAsync(string folder, string brainMri, IReadOnlyList<string> args)
    {
        Directory.CreateDirectory(folder);
        string? only = args.Option("--only");
        int parallel = args.Number("--parallel", 1);
        int? timed = args.Option("--time") is { } count ? int.Parse(count, CultureInfo.InvariantCulture) : null;
        DirectoryInfo phantoms = Directory.CreateTempSubdirectory("medscan-phantoms-");
        try
        {
            await PhantomGenerator.GenerateAsync(phantoms.FullName, new() { Count = PhantomImages, ImageSize = 32, TestFraction = 0.05 });
            foreach (TrainingTable table in TrainingTable.All.Where(t => only is null || t.Name == only))
            {
                string root = table.Name.StartsWith("phantom", StringComparison.Ordinal) ? phantoms.FullName : brainMri;
                using ShortTraining training = await ShortTraining.OpenAsync(table.Config(root), table.Every);
                Console.WriteLine($"{table.Name}: {table.Points().Count()} points, {training.Images.Train} images to learn from, {training.Images.Validation} to measure on");
                if (timed is { } points)
                    await TimeAsync(table, training, root, points);
                else
                    await WriteAsync(table, training, root, Path.Combine(folder, table.Name + ".csv"), parallel);
            }
            return 0;
        }
        finally
        {
            phantoms.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(TrainingTable table, ShortTraining training, string root, string file, int parallel)
    {
        string header = string.Join(',', [.. table.Columns.Select(static c => c.Key), "value"]);
        if (!File.Exists(file))
            await File.WriteAllTextAsync(file, header + "\n");
        HashSet<string> known = [.. File.ReadLines(file).Select(static line => line[..Math.Max(line.LastIndexOf(','), 0)])];
        long started = Stopwatch.GetTimestamp();
        int trained = 0;
        Lock writing = new();
        string[][] open = [.. table.Points().Where(p => !known.Contains(string.Join(',', p)))];
        await Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = parallel }, async (point, _) =>
        {
            double loss = (await training.TrainAsync(table.ConfigOf(root, point)))[^1].Loss;
            lock (writing)
            {
                File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{string.Join(',', point)},{loss:0.000000}\n"));
                trained++;
            }
        });
        Console.WriteLine($"{file}: {trained} trained in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s");
    }

    private static async Task TimeAsync(TrainingTable table, ShortTraining training, string root, int count)
    {
        string[][] points = [.. table.Points()];
        for (int i = 0; i < count; i++)
        {
            string[] point = points[i * points.Length / count];
            TimeSpan processor = Environment.CpuUsage.TotalTime;
            long started = Stopwatch.GetTimestamp();
            IReadOnlyList<EpochScore> scores = await training.TrainAsync(table.ConfigOf(root, point));
            IReadOnlyList<EpochScore> again = await training.TrainAsync(table.ConfigOf(root, point) with { Seed = 8 });
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{string.Join(' ', point)}: {string.Join(' ', scores.Select(static s => s.Loss.ToString("0.000", CultureInfo.InvariantCulture)))}, another seed {again[^1].Loss:0.000}; {Stopwatch.GetElapsedTime(started).TotalSeconds / 2:0.0} s, of the processor {(Environment.CpuUsage.TotalTime - processor).TotalSeconds / 2:0.0} s"));
        }
    }
}
