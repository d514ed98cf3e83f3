using System.ComponentModel;
using System.Diagnostics;

namespace MedScan.Tracking.Runs;

/// <summary>Asks the program <c>git</c>, which may not be there and may not answer.</summary>
internal static class GitCommand
{
    // A work tree on a slow share must not hold up the start of a run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <returns>What it wrote; <see langword="null"/> without git or the folder, when it failed, and when it took more than 10 seconds.</returns>
    public static async Task<string?> AskAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["GIT_OPTIONAL_LOCKS"] = "0" }, // looking must not disturb a git command that runs beside
        };
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            using Process git = Process.Start(start)!;
            try
            {
                Task<string> complaints = git.StandardError.ReadToEndAsync(limit.Token);
                string output = await git.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
                await complaints.ConfigureAwait(false);
                await git.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return git.ExitCode == 0 ? output : null;
            }
            catch (OperationCanceledException)
            {
                git.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Win32Exception)
        {
            return null; // git is not installed, or the folder does not exist
        }
    }
}
