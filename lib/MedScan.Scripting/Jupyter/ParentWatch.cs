using System.Diagnostics;
using System.Globalization;
using MedScan.Scripting.Consoles;

namespace MedScan.Scripting.Jupyter;

/// <summary>Notices that the program that started the kernel has died, so that the kernel does not live on for ever.</summary>
internal static class ParentWatch
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    /// <summary>Starts to watch, on a thread of its own.</summary>
    /// <param name="died">Called once.</param>
    public static void Start(Action died)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS())
            return;
        int parent = LibC.getppid();
        // Jupyter's clients name themselves; with a launcher between, the launcher is the parent and the client somebody else.
        int client = int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out int named) ? named : parent;
        DateTime? born = StartOf(client);
        Thread thread = new(() =>
        {
            while (LibC.getppid() == parent && (client <= 1 || client == parent || IsSame(born, StartOf(client))))
                Thread.Sleep(Interval);
            died();
        }, 256 << 10)
        { IsBackground = true, Name = "parent watch" };
        // With neither known it was started to stay. A client that is named may have died while the kernel started.
        if (parent > 1 || client > 1)
            thread.Start();
    }

    // Computed from ticks since the boot, so that two readings may differ a little.
    private static bool IsSame(DateTime? born, DateTime? now) => born is not null && now is not null && (now - born).Value.Duration() < TimeSpan.FromSeconds(5);

    // A number may be given to another process; that one began later.
    private static DateTime? StartOf(int process)
    {
        try
        {
            using Process found = Process.GetProcessById(process);
            return found.StartTime;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
