using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>What a sweep's trials cost their storage.</summary>
internal static class StorageLoad
{
    private const int Parameters = 10;

    /// <summary>Time and traffic of one ask, report and tell on a study with 1,000 trials, and trials a second with 1 and 16 workers.</summary>
    public static async Task<int> RunAsync(string url)
    {
        Console.WriteLine($"{PostgresAddress.WithoutPassword(url)}: study of 1,000 trials, {Parameters} parameters each, every trial asks for all of them");
        await using StudyStorage storage = StudyStorage.Open(url);
        await OneWorkerAsync(storage).ConfigureAwait(false);
        foreach (int workers in (int[])[1, 16])
            await ManyWorkersAsync(url, workers).ConfigureAwait(false);
        return 0;
    }

    /// <summary>Agents in one process that report at the pace of real trainings; their trainings are not simulated, their reading and
    /// writing is.</summary>
    public static async Task<int> SimulateAsync(string url, int agents, TimeSpan epoch, TimeSpan duration)
    {
        await using StudyStorage storage = StudyStorage.Open(url);
        string name = NewName();
        Clocks clocks = new();
        using CancellationTokenSource ending = new(duration);
        Study[] studies = await Task.WhenAll(Enumerable.Range(0, agents).Select(_ => Study.CreateAsync(Options(storage, name, Sampler.Tpe(seed: 1), Pruner.Median())))).ConfigureAwait(false);
        long started = Stopwatch.GetTimestamp();
        using Traffic traffic = new(isCounting: true);
        await Task.WhenAll(studies.Select(study => Task.Run(() => AgentAsync(study, clocks, epoch, ending.Token)))).ConfigureAwait(false);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{agents} agents (TPE, median pruner, {Parameters} parameters), an epoch each {epoch.TotalSeconds:0.#} s, 5 epochs a trial, {seconds:0} s; this process used {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds / seconds:0.00} processors"));
        clocks.Print(seconds);
        traffic.Print(seconds);
        foreach (Study study in studies)
            await study.DisposeAsync().ConfigureAwait(false);
        return 0;
    }

    private static async Task AgentAsync(Study study, Clocks clocks, TimeSpan epoch, CancellationToken ending)
    {
        try
        {
            await Task.Delay(epoch * Random.Shared.NextDouble(), ending).ConfigureAwait(false); // agents do not begin together
            while (!ending.IsCancellationRequested)
            {
                Trial trial = await clocks.TimeAsync("ask", () => study.AskAsync(CancellationToken.None)).ConfigureAwait(false) ?? throw new InvalidOperationException("The study has ended.");
                AskParameters(trial);
                for (int step = 0; step < 5; step++)
                {
                    await Task.Delay(epoch * (0.9 + 0.2 * Random.Shared.NextDouble()), ending).ConfigureAwait(false);
                    // What the pruner says is not heeded, so that every trial has as many reports.
                    await clocks.TimeAsync("report", () => trial.ReportAsync(Random.Shared.NextDouble(), step)).ConfigureAwait(false);
                }
                await clocks.TimeAsync("tell", () => study.TellAsync(trial, Random.Shared.NextDouble(), CancellationToken.None)).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
    }

    private static async Task OneWorkerAsync(StudyStorage storage)
    {
        await using Study study = await Study.CreateAsync(Options(storage, NewName())).ConfigureAwait(false);
        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(AskParameters(trial)), trials: 1000).ConfigureAwait(false);
        Clocks clocks = new();
        Dictionary<string, Traffic> traffic = new() { ["ask"] = new(), ["report"] = new(), ["tell"] = new() };
        const int rounds = 200;
        for (int i = 0; i < rounds; i++)
        {
            Trial trial = (await Counted("ask", () => study.AskAsync()).ConfigureAwait(false))!;
            AskParameters(trial);
            await trial.ReportAsync(1, 0).ConfigureAwait(false); // takes the parameters along
            await Counted("report", () => trial.ReportAsync(1, 1)).ConfigureAwait(false);
            await Counted("tell", () => study.TellAsync(trial, 1.0)).ConfigureAwait(false);
        }
        clocks.Print(seconds: null);
        foreach ((string what, Traffic counted) in traffic)
        {
            counted.Print(what, rounds);
            counted.Dispose();
        }

        async Task<T> Counted<T>(string what, Func<Task<T>> work)
        {
            using (traffic[what].Count())
                return await clocks.TimeAsync(what, work).ConfigureAwait(false);
        }
    }

    private static async Task ManyWorkersAsync(string url, int workers)
    {
        string name = NewName();
        int trials = workers == 1 ? 200 : 800;
        StudyStorage[] storages = [.. Enumerable.Range(0, workers).Select(_ => StudyStorage.Open(url))];
        Study[] studies = await Task.WhenAll(storages.Select(s => Study.CreateAsync(Options(s, name) with { TrialLimit = trials }))).ConfigureAwait(false);
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(studies.Select(study => Task.Run(async () =>
        {
            while (await study.AskAsync().ConfigureAwait(false) is { } trial)
            {
                AskParameters(trial);
                for (int step = 0; step < 3; step++)
                    await trial.ReportAsync(step, step).ConfigureAwait(false);
                await study.TellAsync(trial, 1.0).ConfigureAwait(false);
            }
        }))).ConfigureAwait(false);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workers,4} workers, own connections, no work between: {trials / seconds,7:0} trials/s ({trials * 5 / seconds:0} changes/s)"));
        foreach (Study study in studies)
            await study.DisposeAsync().ConfigureAwait(false);
        foreach (StudyStorage storage in storages)
            await storage.DisposeAsync().ConfigureAwait(false);
    }

    private static StudyOptions Options(StudyStorage storage, string name, Sampler? sampler = null, Pruner? pruner = null) =>
        new() { Storage = storage, Name = name, Resume = true, Sampler = sampler ?? new RandomSampler(seed: 1), Pruner = pruner ?? new ReadingPruner() };

    private static string NewName() => $"load-{Guid.NewGuid():N}";

    private static double AskParameters(Trial trial)
    {
        double sum = 0;
        for (int i = 0; i < Parameters; i++)
            sum += trial.Float(string.Create(CultureInfo.InvariantCulture, $"parameter_{i}"), 0, 1);
        return sum;
    }

    // Prunes nothing, but needs the history for each report, as every pruner does.
    private sealed class ReadingPruner : Pruner
    {
        public override bool ShouldPrune(StudyHistory history, FrozenTrial trial) => false;
    }

    private sealed class Clocks
    {
        private readonly Dictionary<string, List<double>> _times = [];

        public async Task<T> TimeAsync<T>(string what, Func<Task<T>> work)
        {
            long started = Stopwatch.GetTimestamp();
            T result = await work().ConfigureAwait(false);
            double milliseconds = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            lock (_times)
            {
                if (!_times.TryGetValue(what, out List<double>? times))
                    _times[what] = times = [];
                times.Add(milliseconds);
            }
            return result;
        }

        public void Print(double? seconds)
        {
            foreach ((string what, List<double> times) in _times)
            {
                times.Sort();
                string pace = seconds is { } s ? string.Create(CultureInfo.InvariantCulture, $", {times.Count / s:0.0} a second") : "";
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-6} median {times[times.Count / 2]:0.00} ms, 95 of 100 within {times[(int)(times.Count * 0.95)]:0.00} ms, 99 within {times[(int)(times.Count * 0.99)]:0.00} ms{pace}"));
            }
        }
    }

    /// <summary>Counts what Npgsql sends and gets, and what this process writes into files.</summary>
    private sealed class Traffic : IDisposable
    {
        private readonly MeterListener _listener = new();
        private long _commands;
        private long _sent;
        private long _received;
        private long _filed;
        private bool _isCounting;

        /// <param name="isCounting">Whether to count from the beginning, and not in parts.</param>
        public Traffic(bool isCounting = false)
        {
            _isCounting = isCounting;
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Npgsql")
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument.Name, value));
            _listener.SetMeasurementEventCallback<double>((instrument, _, _, _) => Add(instrument.Name, 1));
            _listener.Start();
        }

        public IDisposable Count() => new Part(this);

        public void Print(string what, int rounds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {what,-6} {(double)_commands / rounds:0.0} statements, {_sent / rounds} bytes sent, {_received / rounds} received, {_filed / rounds} written to files"));

        public void Print(double seconds) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {_commands / seconds:0} statements/s, {_sent / seconds / 1024:0} KiB/s sent, {_received / seconds / 1024:0} KiB/s received"));

        public void Dispose() => _listener.Dispose();

        private static long Written()
        {
            foreach (string line in File.ReadLines("/proc/self/io"))
            {
                if (line.StartsWith("write_bytes:", StringComparison.Ordinal))
                    return long.Parse(line.AsSpan("write_bytes:".Length), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
            }
            return 0;
        }

        private void Add(string name, long value)
        {
            if (!_isCounting)
                return;
            if (name.EndsWith("bytes_written", StringComparison.Ordinal))
                Interlocked.Add(ref _sent, value);
            else if (name.EndsWith("bytes_read", StringComparison.Ordinal))
                Interlocked.Add(ref _received, value);
            else if (name.EndsWith("duration", StringComparison.Ordinal))
                Interlocked.Increment(ref _commands);
        }

        private sealed class Part : IDisposable
        {
            private readonly Traffic _whole;
            private readonly long _before = Written();

            public Part(Traffic whole)
            {
                _whole = whole;
                whole._isCounting = true;
            }

            public void Dispose()
            {
                _whole._filed += Written() - _before;
                _whole._isCounting = false;
            }
        }
    }
}
