using System.Globalization;
using MedScan.Sweeps.Trials;
using Npgsql;

namespace MedScan.Cli.Tests.Clusters;

/// <summary><c>medscan sweep submit</c> and what follows, on a real Slurm and a real PostgreSQL.</summary>
public sealed class SlurmTests(SlurmCluster cluster, PostgresServer server) : IClassFixture<SlurmCluster>, IClassFixture<PostgresServer>
{
    private string _url = "";

    [SkippableFact]
    public async Task Submit_SeveralAgentsInAFolderWithOddName_DoAllTrials()
    {
        await using SlurmSweep sweep = await CreateAsync(trials: 7, folder: "a b's \"c\" $HOME");

        string job = await sweep.SubmitAsync("--agents", "3", "--time", "10", "--cpus", "1", "--partition", "main");
        IReadOnlyList<FrozenTrial> running = await sweep.AwaitAsync(TrialState.Running, 3);
        string status = await sweep.AwaitStatusAsync("running");
        IReadOnlyList<string> programs = await sweep.ProgramsAsync(3);
        string commands = await CommandLinesAsync();
        sweep.Release();
        IReadOnlyList<FrozenTrial> done = await sweep.AwaitAsync(TrialState.Completed, 7);

        Assert.Equal(3, running.Select(static t => t.Worker).Distinct().Count());
        Assert.All(done, static t => Assert.Equal(t.Parameters["x"].Value, t.Value));
        Assert.Contains(job, status, StringComparison.Ordinal);
        Assert.Contains("sweep agent s", commands, StringComparison.Ordinal);
        Assert.DoesNotContain(SlurmSweep.Password, commands, StringComparison.Ordinal);
        Assert.Contains("completed", await sweep.AwaitStatusAsync("  completed"), StringComparison.Ordinal);
        Assert.Equal(3, Directory.GetFiles(sweep.LogFolder, $"slurm-{job}_*.log").Length);
        string script = Path.Combine(sweep.LogFolder, "slurm.sh");
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(script));
        Assert.DoesNotContain(SlurmSweep.Password, await File.ReadAllTextAsync(script), StringComparison.Ordinal);
        Assert.Equal(3, programs.Count);
    }

    [SkippableFact]
    public async Task Stop_AgentsRunAndWait_CancelsThoseThatWaitAndWithCancelAll()
    {
        await using SlurmSweep sweep = await CreateAsync(trials: 50);
        string job = await sweep.SubmitAsync("--agents", "3", "--time", "10", "--cpus", "4"); // of eight
        await sweep.AwaitAsync(TrialState.Running, 2);
        string waiting = await sweep.AwaitStatusAsync("pending");
        IReadOnlyList<string> programs = await sweep.ProgramsAsync(2);

        await sweep.MedScanAsync("stop", "s");
        string stopped = await sweep.AwaitStatusAsync("cancelled");
        Assert.Equal(2, (await sweep.TrialsAsync()).Count(static t => t.State == TrialState.Running));
        (int code, _, string error) = await sweep.MedScanAsync("stop", "s", "--cancel");

        Assert.True(code == 0, error);
        IReadOnlyList<FrozenTrial> trials = await sweep.AwaitAsync(TrialState.Waiting, 2);
        Assert.All(trials, static t => Assert.Equal(0, t.Attempts));
        foreach (string program in programs)
            await sweep.AwaitEndAsync(program);
        Assert.Contains("Resources", waiting, StringComparison.Ordinal);
        Assert.Contains("running", stopped, StringComparison.Ordinal);
        await sweep.AwaitAsync(_ => sweep.SlurmAsync("squeue", "--noheader", $"--jobs={job}", "--states=RUNNING,PENDING,COMPLETING").GetAwaiter().GetResult().Length == 0);
        Assert.DoesNotContain("running", (await sweep.MedScanAsync("status", "s")).Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Requeue_RunningAgent_HandsItsTrialBackAndGoesOn()
    {
        await using SlurmSweep sweep = await CreateAsync(trials: 2);
        string job = await sweep.SubmitAsync("--time", "10");
        double x = (double)(await sweep.AwaitAsync(trials => trials is [{ Parameters.Count: 1 }]))[0].Parameters["x"].Value!;
        string first = Assert.Single(await sweep.ProgramsAsync(1));

        await sweep.SlurmAsync("scontrol", "requeue", $"{job}_0");
        FrozenTrial back = Assert.Single(await sweep.AwaitAsync(TrialState.Waiting, 1));
        await sweep.AwaitEndAsync(first);
        sweep.Release();
        await sweep.AwaitStatusAsync("pending");
        await sweep.SlurmAsync("scontrol", "update", $"JobId={job}_0", "StartTime=now"); // it would wait for two minutes
        IReadOnlyList<FrozenTrial> done = await sweep.AwaitAsync(TrialState.Completed, 2);

        Assert.Equal((0, x), (back.Attempts, back.Fixed["x"]));
        Assert.Equal((1, x), (done[0].Attempts, done[0].Value));
        Assert.True(File.Exists(Path.Combine(sweep.Folder, $"asked-{first}")));
        Assert.Contains("trial 0 handed back", sweep.Logs(), StringComparison.Ordinal);
        Assert.Contains("trial 0 completed", sweep.Logs(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Submit_TimeIsOver_AgentHandsItsTrialBackBefore()
    {
        await using SlurmSweep sweep = await CreateAsync(trials: 2);
        string job = await sweep.SubmitAsync("--time", "1");
        await sweep.AwaitAsync(TrialState.Running, 1);

        FrozenTrial back = Assert.Single(await sweep.AwaitAsync(TrialState.Waiting, 1));

        Assert.Equal(0, back.Attempts);
        // It ended by itself, with the exit code for that, and not by Slurm's force.
        await sweep.AwaitStatusAsync("failed");
        Assert.Contains("ExitCode=130:0", await sweep.SlurmAsync("scontrol", "show", "job", job), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Kill_Agent_ItsTrialIsDoneByAnother()
    {
        await using SlurmSweep sweep = await CreateAsync(trials: 3);
        string job = await sweep.SubmitAsync("--agents", "2", "--time", "10");
        IReadOnlyList<FrozenTrial> running = await sweep.AwaitAsync(trials => trials.Count(static t => t.Parameters.Count == 1) == 2);
        await sweep.ProgramsAsync(2);

        string agent = running[0].Worker!.Split(':')[1];
        await sweep.SlurmAsync("kill", "-KILL", agent);
        await sweep.AwaitStatusAsync("failed");
        await sweep.AwaitAsync(_ => Directory.GetFiles(sweep.Folder, "program-*").Count(file => Directory.Exists($"/proc/{Path.GetFileName(file)["program-".Length..]}")) == 1);
        sweep.Release();
        await MakeSilentAsync(); // rather than wait for a minute
        IReadOnlyList<FrozenTrial> done = await sweep.AwaitAsync(TrialState.Completed, 3);

        Assert.Equal((2, running[1].Worker), (done[0].Attempts, done[0].Worker));
        Assert.Equal(running[0].Parameters["x"].Value, done[0].Value);
        Assert.NotEqual("", job);
    }

    [SkippableFact]
    public async Task Submit_WrongPartition_ShowsWhatSlurmSays()
    {
        await using SlurmSweep sweep = await CreateAsync(trials: 1);

        (int code, string output, string error) = await sweep.MedScanAsync("submit", "s", "--slurm", "--time", "10", "--partition", "nowhere");

        Assert.Equal((ExitCode.Failed, ""), (code, output));
        Assert.Contains("invalid partition specified: nowhere", error, StringComparison.Ordinal);
        Assert.Equal("", await sweep.SlurmAsync("squeue", "--noheader", "--states=all", "--name=medscan-nowhere"));
    }

    [SkippableFact]
    public async Task Submit_SlurmNotHere_SaysWhereItIsAndStatusShowsTheTrialsAllTheSame()
    {
        await using SlurmSweep sweep = await CreateAsync(trials: 1);

        (int code, _, string error) = await sweep.MedScanAloneAsync("submit", "s", "--slurm", "--time", "10");
        await sweep.SubmitAsync("--time", "10");
        (int shown, string status, string remark) = await sweep.MedScanAloneAsync("status", "s");

        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("sbatch is not on this machine", error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, shown);
        Assert.Contains("of 1 trials done", status, StringComparison.Ordinal);
        Assert.Contains("jobs are not shown", remark, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("--slurm", "--time", "10")]
    [InlineData("--time", "10")]
    [InlineData("--slurm")]
    [InlineData("--slurm", "--time", "2h")]
    [InlineData("--slurm", "--time", "0:30")]
    [InlineData("--slurm", "--time", "10", "--agents", "0")]
    public async Task Submit_DryRunWithOptions_PrintsTheScriptOrIsWrongUsage(params string[] options)
    {
        await using SlurmSweep sweep = await CreateAsync(trials: 1);

        (int code, string output, string error) = await sweep.MedScanAsync(["submit", "s", "--dry-run", .. options]);

        bool isWhole = options is ["--slurm", "--time", "10"];
        Assert.True(code == (isWhole ? ExitCode.Done : ExitCode.WrongUsage), error);
        Assert.Equal(isWhole, output.Contains("#SBATCH --array=0-0\n", StringComparison.Ordinal));
        Assert.False(Directory.Exists(sweep.LogFolder));
    }

    private async Task<SlurmSweep> CreateAsync(int trials, string folder = "sweep")
    {
        Skip.If(cluster.Missing is not null, cluster.Missing);
        return await SlurmSweep.CreateAsync(cluster, _url = await server.CreateDatabaseAsync(), trials, folder);
    }

    private async Task MakeSilentAsync()
    {
        Uri url = new(_url);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={url.Port};Username=medscan;Database={url.AbsolutePath[1..]};Pooling=false");
        await using NpgsqlCommand command = source.CreateCommand("UPDATE sweep_trials SET seen = seen - 120000000 WHERE number = 0");
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static async Task<string> CommandLinesAsync()
    {
        List<string> lines = [];
        foreach (string process in Directory.GetDirectories("/proc").Where(static p => int.TryParse(Path.GetFileName(p), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                lines.Add((await File.ReadAllTextAsync(Path.Combine(process, "cmdline"))).Replace('\0', ' '));
            }
            catch (IOException)
            {
                // It has ended.
            }
        }
        return string.Join('\n', lines);
    }
}
