using MedScan.Tracking.Runs;

namespace MedScan.Tracking;

/// <summary>The state of the git repository a run was started in.</summary>
/// <param name="Commit">Full hash of the checked-out commit.</param>
/// <param name="Branch">Checked-out branch; null when none is.</param>
/// <param name="IsDirty">Whether tracked files differ from the commit; untracked files do not count.</param>
public sealed record GitState(string Commit, string? Branch, bool IsDirty)
{
    /// <summary>Asks the command <c>git</c>.</summary>
    /// <param name="folder">Any folder of the repository.</param>
    /// <param name="cancellation">Stops asking.</param>
    /// <returns>Null without git, outside a repository, before its first commit, and when git takes more than 10 seconds.</returns>
    public static async Task<GitState?> ReadAsync(string folder, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string? status = await GitCommand.AskAsync(
            folder, ["status", "--porcelain=v2", "--branch", "--untracked-files=no"], cancellation).ConfigureAwait(false);
        return status is null ? null : Parse(status);
    }

    /// <summary>Where the repository was cloned from, without a name or password in it; null when it was not cloned.</summary>
    internal static async Task<string?> RemoteUrlAsync(string folder, CancellationToken cancellation)
    {
        string? url = await GitCommand.AskAsync(folder, ["config", "--get", "remote.origin.url"], cancellation).ConfigureAwait(false);
        return url?.Trim() is { Length: > 0 } text ? WithoutSecret(text) : null;
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

    // A remote may carry a name and a token; a tracking server is no place for them.
    private static string WithoutSecret(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.UserInfo.Length > 0
            ? new UriBuilder(uri) { UserName = "", Password = "" }.Uri.ToString()
            : url;
}
