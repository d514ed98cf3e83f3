using System.Diagnostics;
using System.Globalization;
using MedScan.Tracking.Spool;
using MedScan.Tracking.Tests.Spool;

namespace MedScan.Tracking.Tests.Runs;

/// <summary>How the journal of a process ends, by how the process ends.</summary>
public sealed class LiveRunsTests : SpoolFixture
{
    private const int Interrupt = 2;
    private const int Terminate = 15;

    [SkippableTheory]
    [InlineData("sleep", Interrupt, (byte)RunEnd.Killed)]
    [InlineData("sleep", Terminate, (byte)RunEnd.Killed)]
    [InlineData("handled", Interrupt, (byte)RunEnd.Finished)]
    [InlineData("return", 0, (byte)RunEnd.Killed)]
    [InlineData("throw", 0, (byte)RunEnd.Failed)]
    public async Task Process_Ends_RunEndsAccordingly(string how, int signal, byte expected)
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "sends POSIX signals");
        using var child = new ChildProcess("wait", SpoolPath, how);
        await child.ReadyAsync();
        if (signal != 0) await SignalAsync(child.Id, signal);
        await child.ExitAsync();

        Assert.True((await SyncAsync()).IsComplete);
        Assert.Equal((RunEnd)expected, Server.Single.Status);
        Assert.Equal(how == "handled" ? 2 : 1, Server.Single.Points.Count);
    }

    // The shell's own: not every machine has the program.
    private static async Task SignalAsync(int process, int signal)
    {
        using Process shell = Process.Start("sh", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} {process}")]);
        await shell.WaitForExitAsync();
        Assert.Equal(0, shell.ExitCode);
    }
}
