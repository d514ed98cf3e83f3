using System.Diagnostics;

namespace MedScan.Scripting.Tests.Zmtp;

/// <summary>Runs a piece of Python against libzmq, the reference implementation.</summary>
internal static class LibZmq
{
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> Found = new(() => File.Exists(Python) && Run("import zmq", []).Code == 0);

    public static void SkipUnlessInstalled() => Skip.IfNot(Found.Value, "Debian's python3-zmq is not installed.");

    /// <summary>Runs a script to its end; a script that hangs is killed.</summary>
    public static (int Code, string Output) Run(string script, string[] arguments)
    {
        ProcessStartInfo start = new(Python) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-c", script, .. arguments])
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(60_000))
        {
            process.Kill();
            return (-1, "hangs");
        }

        return (process.ExitCode, output.Result + error.Result);
    }
}
