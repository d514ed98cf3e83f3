using System.ComponentModel;
using System.Diagnostics;

namespace MedScan.Cli.Diagnostics;

/// <summary>Asks another program.</summary>
internal static class ProgramOutput
{
    /// <summary>Runs a program and returns what it wrote to its standard output.</summary>
    /// <param name="program">Looked for in PATH.</param>
    /// <param name="arguments">Passed on as they are, without a shell.</param>
    /// <param name="cancellation">Ends the program.</param>
    /// <returns>The text, whatever the exit status; null when there is no such program.</returns>
    public static async Task<string?> ReadAsync(string program, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> faults = process.StandardError.ReadToEndAsync(cancellation); // drained, or a full pipe stops the program
            string text = await process.StandardOutput.ReadToEndAsync(cancellation).ConfigureAwait(false);
            await faults.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
            return text;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
