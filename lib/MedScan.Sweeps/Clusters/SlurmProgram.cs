using System.ComponentModel;
using System.Diagnostics;

namespace MedScan.Sweeps.Clusters;

/// <summary>Runs Slurm's programs.</summary>
internal static class SlurmProgram
{
    /// <summary>Runs one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables it gets besides this process's own; null for none.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What it printed.</returns>
    /// <exception cref="SlurmException">It is not here, or refused; what it said is in the message.</exception>
    public static async Task<string> RunAsync(string name, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null, CancellationToken cancellation = default)
    {
        ProcessStartInfo start = new(name, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((string variable, string value) in environment ?? new Dictionary<string, string>())
            start.Environment[variable] = value;
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new SlurmException($"Slurm's {name} is not on this machine. Use a login node of the cluster, or install slurm-client.", error);
        }
        using (process)
        {
            process.StandardInput.Close();
            try
            {
                Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation), error = process.StandardError.ReadToEndAsync(cancellation);
                await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
                string said = await output.ConfigureAwait(false), complained = (await error.ConfigureAwait(false)).Trim();
                return process.ExitCode == 0
                    ? said
                    : throw new SlurmException($"Slurm's {name} ended with exit code {process.ExitCode}: {(complained.Length > 0 ? complained : said.Trim())}");
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                throw;
            }
        }
    }
}
