using System.ComponentModel;
using System.Diagnostics;

namespace MedScan.Tracking.Runs;

/// <summary>The commit, branch, remote and dirtiness of the work tree around a folder, as the program <c>git</c> says.</summary>
internal sealed record GitState(string Commit, string? Branch, string? RemoteUrl, bool? IsDirty)
{
    // A work tree on a slow share must not hold up the start of a run.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <returns><see langword="null"/> where there is no work tree, no git, or no answer in time. Never throws.</returns>
    public static async Task<GitState?> ReadAsync(string folder, CancellationToken cancellation)
    {
        string? commit = await AskAsync(folder, ["rev-parse", "--verify", "HEAD"], cancellation).ConfigureAwait(false);
        if (string.IsNullOrEmpty(commit)) return null;
        Task<string?> branch = AskAsync(folder, ["symbolic-ref", "--quiet", "--short", "HEAD"], cancellation);
        Task<string?> remote = AskAsync(folder, ["config", "--get", "remote.origin.url"], cancellation);
        Task<string?> changes = AskAsync(folder, ["status", "--porcelain", "--untracked-files=no"], cancellation);
        string? status = await changes.ConfigureAwait(false);
        return new GitState(
            commit, NullIfEmpty(await branch.ConfigureAwait(false)), WithoutSecret(NullIfEmpty(await remote.ConfigureAwait(false))),
            status is null ? null : status.Length > 0);
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    // A remote may carry a name and a token; a tracking server is no place for them.
    private static string? WithoutSecret(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.UserInfo.Length > 0
            ? new UriBuilder(uri) { UserName = "", Password = "" }.Uri.ToString()
            : url;

    private static async Task<string?> AskAsync(string folder, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        // Only looks: no lock is taken that a git command of the user's could stumble over.
        start.Environment["GIT_OPTIONAL_LOCKS"] = "0";
        try
        {
            using Process? process = Process.Start(start);
            if (process is null) return null;
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(Patience);
            try
            {
                Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
                string output = await process.StandardOutput.ReadToEndAsync(limit.Token).ConfigureAwait(false);
                await errors.ConfigureAwait(false);
                await process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
                return process.ExitCode == 0 ? output.Trim() : null;
            }
            catch (OperationCanceledException)
            {
                process.Kill();
                cancellation.ThrowIfCancellationRequested();
                return null;
            }
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or IOException)
        {
            return null;
        }
    }
}
