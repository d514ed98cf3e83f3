using System.Runtime.InteropServices;

namespace MedScan.Tracking.Runs;

/// <summary>The runs of this process that have not finished: a process that is told to end marks them KILLED, one that dies of
/// an exception FAILED.</summary>
internal static class LiveRuns
{
    // A process that was told to end has little time; what is not sent by then is in the spool.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly HashSet<TrackedRun> Runs = [];
    private static readonly List<PosixSignalRegistration> Signals = [];

    public static void Add(TrackedRun run)
    {
        lock (Runs)
        {
            Runs.Add(run);
            if (Signals.Count > 0) return;
            // Kept until the process ends: the runtime calls the newest handler first, and one that stays does not change places.
            foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
                Signals.Add(PosixSignalRegistration.Create(signal, OnSignal));
            AppDomain.CurrentDomain.ProcessExit += (_, _) => EndAll(RunStatus.Killed);
            AppDomain.CurrentDomain.UnhandledException += (_, _) => EndAll(RunStatus.Failed);
        }
    }

    public static void Remove(TrackedRun run)
    {
        lock (Runs) Runs.Remove(run);
    }

    // Provisional: a program may take a Ctrl-C as a wish to stop soon, and then goes on logging until it finishes the run itself.
    private static void OnSignal(PosixSignalContext context)
    {
        if (!context.Cancel) EndAll(RunStatus.Killed);
    }

    private static void EndAll(RunStatus status)
    {
        List<Task> ends;
        lock (Runs) ends = [.. Runs.Select(run => run.EndProvisionallyAsync(status))];
        if (ends.Count == 0) return;
        Task.WhenAny(Task.WhenAll(ends), Task.Delay(Patience)).GetAwaiter().GetResult();
    }
}
