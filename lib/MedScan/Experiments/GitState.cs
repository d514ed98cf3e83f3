using System.ComponentModel;
using System.Diagnostics;

namespace MedScan.Experiments;

/// <summary>The state of the git repository a run was started in.</summary>
/// <param name="Commit">Full hash of the checked-out commit.</param>
/// <param name="Branch">Checked-out branch; null when none is.</param>
/// <param name="IsDirty">Whether tracked files differ from the commit; untracked files do not count.</param>
public sealed record GitState(string Commit, string? Branch, bool IsDirty)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Asks the command <c>git</c>.</summary>
    /// <param name="folder">Any folder of the repository.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <returns>Null without git, outside a repository, before its first commit, and when git takes more than 10 seconds.</returns>
    public static async Task<GitState?> ReadAsync(string folder, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var start = new ProcessStartInfo("git", ["status", "--porcelain=v2", "--branch", "--untracked-files=no"])
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
            using var git = Process.Start(start)!;
            try
            {
                Task<string> complaints = git.StandardError.ReadToEndAsync(limit.Token);
                string output = await git.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
                await complaints.ConfigureAwait(false);
                await git.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return git.ExitCode == 0 ? Parse(output) : null;
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

    /// <summary>Reads the output of <c>git status --porcelain=v2 --branch</c>.</summary>
    internal static GitState? Parse(string output)
    {
        const string commitLine = "# branch.oid ", branchLine = "# branch.head ";
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string? commit = Array.Find(lines, line => line.StartsWith(commitLine, StringComparison.Ordinal))?[commitLine.Length..];
        string? branch = Array.Find(lines, line => line.StartsWith(branchLine, StringComparison.Ordinal))?[branchLine.Length..];
        return commit is null or "(initial)"
            ? null
            : new GitState(commit, branch is "(detached)" ? null : branch, Array.Exists(lines, line => line[0] != '#'));
    }
}
