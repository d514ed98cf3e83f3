using System.Diagnostics;

namespace MedScan.Tracking.Tests.Spool;

/// <summary>A spool on a disk of one megabyte that is full.</summary>
public sealed class FullDiskTests : SpoolFixture
{
    private string? _disk;

    [SkippableFact]
    public async Task LogMetric_SpoolFull_EverythingGoesDirectlyToTheServerAndOneWarningSaysSo()
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options with { SpoolFolder = Mount() });
        FillUp();
        for (int step = 0; step < 50_000; step++) run.LogMetric("loss", step, step);
        run.LogText(new string('x', 2_000_000), "large.txt");
        run.LogParameter("lr", 0.1);

        RunResult result = await run.FinishAsync();

        Assert.True(result.IsSent);
        Assert.Equal(50_000, Server.Single.Points.Count);
        Assert.Equal(2_000_000, Server.Single.Artifacts["large.txt"].Length);
        Assert.Equal("0.1", Server.Single.Parameters["lr"]);
        Assert.Equal(MedScan.Tracking.Spool.RunEnd.Finished, Server.Single.Status);
        Assert.Equal(RunWarningKind.SpoolFull, Assert.Single(Warnings).Kind);
    }

    [SkippableFact]
    public async Task FlushToDiskAsync_SpoolFullAndServerAway_DoesNotPretend()
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options with { SpoolFolder = Mount() });
        FillUp();
        Server.Faults = _ => FakeFault.NotReached;
        for (int step = 0; step < 50_000; step++) run.LogMetric("loss", step, step);

        await Assert.ThrowsAsync<IOException>(() => run.FlushToDiskAsync());

        // Training goes on, and so does what it logs as soon as there is somebody to take it.
        run.LogMetric("loss", 1, 50_000);
        Server.Faults = _ => FakeFault.None;
        Assert.True((await run.FinishAsync()).IsSent);
        Assert.Equal(50_001, Server.Single.Points.Count);
    }

    [SkippableFact]
    public async Task LogArtifactAsync_SpoolFull_FileIsSentFromWhereItIs()
    {
        string file = Path.Combine(Scratch, "model.bin");
        await File.WriteAllBytesAsync(file, new byte[3_000_000]);
        await using TrackedRun run = await TrackedRun.StartAsync(Options with { SpoolFolder = Mount() });
        await run.LogArtifactAsync(file);

        Assert.True((await run.FinishAsync()).IsSent);
        Assert.Equal(3_000_000, Server.Single.Artifacts["model.bin"].Length);
        Assert.True(File.Exists(file));
    }

    protected override void Dispose(bool disposing)
    {
        if (_disk is not null) Run("umount", "--lazy", _disk);
        base.Dispose(disposing);
    }

    private string Mount()
    {
        string disk = Path.Combine(Scratch, "disk");
        Directory.CreateDirectory(disk);
        Skip.IfNot(Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk), "mounting a small tmpfs needs root");
        _disk = disk;
        return Path.Combine(disk, "spool");
    }

    private void FillUp()
    {
        try
        {
            using FileStream ballast = File.Create(Path.Combine(_disk!, "ballast"), bufferSize: 1);
            while (true) ballast.Write(new byte[4096]);
        }
        catch (IOException)
        {
            // Full, as it was to be.
        }
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
