namespace MedScan.Cli;

/// <summary>What the process says to the shell when it ends. The launcher also says 3 when the set-up could not
/// be completed; then the program was not started.</summary>
internal static class ExitCode
{
    /// <summary>Done as asked.</summary>
    public const int Done = 0;

    /// <summary>The work could not be finished: data, files or the machine were not as they had to be, or a bug.</summary>
    public const int Failed = 1;

    /// <summary>What was compared differs, as diff says it; only where a command compares, and failures are 2 there.</summary>
    public const int Differs = 1;

    /// <summary>The command line or the configuration is wrong; nothing was started.</summary>
    public const int WrongUsage = 2;

    /// <summary>With <c>data audit --strict</c>: images occur in two splits, so that results would be too good.</summary>
    public const int Leakage = 3;

    /// <summary>Stopped by Ctrl-C or a termination signal, after saving what could be saved.</summary>
    public const int Interrupted = 130;
}
