using System.Diagnostics;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Trials;

namespace MedScan.Cli.Tests.Clusters;

/// <summary>A sweep in PostgreSQL whose trials wait for as long as there is a file, and the programs of Slurm and MedScan as a person
/// calls them.</summary>
internal sealed class SlurmSweep : IAsyncDisposable
{
    public const string Password = "open-sesame";

    // What a trial runs; its process is told by a file, and so is that it was asked to end.
    private const string Trial = """
        trap 'echo asked >asked-$$; exit 1' TERM
        echo $$ >tmp-$$ && mv tmp-$$ program-$$
        while [ -e hold ]; do sleep 0.1; done
        echo "{\"loss\": $1}"
        """;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(150);

    private readonly string _root;
    private readonly string _slurm;
    private readonly string _url;
    private readonly StudyStorage _storage;

    private SlurmSweep(string root, string folder, string slurm, string url) =>
        (_root, Folder, _slurm, _url, _storage) = (root, folder, slurm, url, StudyStorage.Open(url));

    public string Folder { get; }

    public static async Task<SlurmSweep> CreateAsync(SlurmCluster cluster, string url, int trials, string folder = "sweep")
    {
        Skip.If(cluster.Missing is not null, cluster.Missing);
        string root = Directory.CreateTempSubdirectory("slurm-sweep").FullName;
        SlurmSweep sweep = new(root, Path.Combine(root, folder), cluster.Configuration, url.Replace("@", $":{Password}@", StringComparison.Ordinal));
        Directory.CreateDirectory(sweep.Folder);
        await File.WriteAllTextAsync(Path.Combine(sweep.Folder, "trial.sh"), Trial);
        sweep.Hold();
        await Sweep.CreateAsync(sweep._storage, $$"""
            method: random
            metric: {name: loss, goal: minimize}
            run_cap: {{trials}}
            parameters:
              x: {min: 0.0, max: 1.0}
            command: [/bin/sh, trial.sh, '${x}']
            """, "sweep.yaml", "s");
        return sweep;
    }

    public void Hold() => File.WriteAllText(Path.Combine(Folder, "hold"), "");

    public void Release() => File.Delete(Path.Combine(Folder, "hold"));

    public async Task<IReadOnlyList<FrozenTrial>> TrialsAsync() => (await SweepState.ReadAsync(_storage, "s")).History.Trials;

    public async Task<IReadOnlyList<FrozenTrial>> AwaitAsync(Func<IReadOnlyList<FrozenTrial>, bool> isReached)
    {
        long started = Stopwatch.GetTimestamp();
        while (true)
        {
            IReadOnlyList<FrozenTrial> trials = await TrialsAsync();
            if (isReached(trials))
                return trials;
            Assert.True(Stopwatch.GetElapsedTime(started) < Deadline, $"The trials are {string.Join(", ", trials.Select(static t => t.State))}; the agents said: {Logs()}");
            await Task.Delay(100);
        }
    }

    public Task<IReadOnlyList<FrozenTrial>> AwaitAsync(TrialState state, int count) => AwaitAsync(trials => trials.Count(t => t.State == state) == count);

    /// <summary>Waits for the programs of trials to say their numbers.</summary>
    public async Task<IReadOnlyList<string>> ProgramsAsync(int count)
    {
        string[] files = [];
        await AwaitAsync(_ => (files = Directory.GetFiles(Folder, "program-*")).Length == count);
        return [.. files.Select(static f => Path.GetFileName(f)["program-".Length..])];
    }

    public Task AwaitEndAsync(string process) => AwaitAsync(_ => !Directory.Exists($"/proc/{process}") || File.ReadAllText($"/proc/{process}/stat").Contains(") Z", StringComparison.Ordinal));

    /// <summary>Waits until <c>medscan sweep status</c> shows a text.</summary>
    public async Task<string> AwaitStatusAsync(string text)
    {
        string status = "";
        await AwaitAsync(_ => (status = MedScanAsync("status", "s").GetAwaiter().GetResult().Output).Contains(text, StringComparison.Ordinal));
        return status;
    }

    /// <summary>The number of the job.</summary>
    public async Task<string> SubmitAsync(params string[] options)
    {
        (int code, string output, string error) = await MedScanAsync(["submit", "s", "--slurm", .. options]);
        Assert.True(code == 0, error);
        return output.Trim();
    }

    public Task<(int Code, string Output, string Error)> MedScanAsync(params string[] words) => RunAsync("dotnet", [typeof(Application).Assembly.Location, "sweep", .. words]);

    public async Task<string> SlurmAsync(string program, params string[] arguments)
    {
        (int code, string output, string error) = await RunAsync(program, arguments);
        Assert.True(code == 0, error);
        return output.Trim();
    }

    public string Logs() => string.Join('\n', Directory.Exists(LogFolder) ? Directory.GetFiles(LogFolder, "slurm-*.log").Order().Select(File.ReadAllText) : []);

    public string LogFolder => Path.Combine(Folder, "runs", "sweeps", "s");

    public async ValueTask DisposeAsync()
    {
        Release();
        await RunAsync("scancel", ["--user", Environment.UserName]);
        await _storage.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string program, IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = _slurm;
        start.Environment["MEDSCAN_SWEEP_STORAGE"] = _url;
        start.Environment.Remove("MLFLOW_TRACKING_URI");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
