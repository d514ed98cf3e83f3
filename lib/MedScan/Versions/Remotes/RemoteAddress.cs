using System.Text.RegularExpressions;

namespace MedScan.Versions.Remotes;

/// <summary>What a person writes for a remote: a folder, <c>name:path</c> of rclone, or <c>rclone:name:path</c>.</summary>
internal static partial class RemoteAddress
{
    private const string Prefix = "rclone:";

    /// <exception cref="RemoteException">It is neither.</exception>
    public static RemoteStorage Open(string remote)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(remote);
        if (remote.StartsWith(Prefix, StringComparison.Ordinal))
            return new RcloneStorage(new RcloneRemote(remote[Prefix.Length..], WithoutSecrets(remote[Prefix.Length..])));
        if (Directory.Exists(remote) || !remote.Contains(':', StringComparison.Ordinal) || remote[0] is '/' or '.' or '~' || IsDrive().IsMatch(remote))
            return new FolderStorage(remote);
        if (Scheme().Match(remote) is { Success: true } scheme)
        {
            throw new RemoteException(
                WithoutSecrets(remote), $"{scheme.Value} addresses are not remotes. Describe the place once with 'rclone config', for example "
                + "under the name 'lab', and then write lab:bucket/folder");
        }

        if (remote[0] == ':' || RcloneName().IsMatch(remote))
            return new RcloneStorage(new RcloneRemote(remote, WithoutSecrets(remote)));
        throw new RemoteException(WithoutSecrets(remote), "it is no remote. Expected a folder, or name:path where name is one of 'rclone listremotes'.");
    }

    /// <summary>Keys and passwords may stand between the first comma and the colon after it, or before an @.</summary>
    public static string WithoutSecrets(string remote)
    {
        string shown = Credentials().Replace(remote, "$1");
        int comma = shown.IndexOf(',', StringComparison.Ordinal);
        int colon = shown.LastIndexOf(':');
        int first = shown.IndexOf(':', 1);
        return comma >= 0 && colon > comma && (first < 0 || comma < first) ? $"{shown[..comma]},...{shown[colon..]}" : shown;
    }

    [GeneratedRegex(@"^[A-Za-z]:([\\/]|\z)")]
    private static partial Regex IsDrive();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.-]*://")]
    private static partial Regex Scheme();

    // https://rclone.org/docs/#valid-remote-names, with options after a comma
    [GeneratedRegex(@"^[\w.+@][\w.+@ -]*(,[^:]*)?:")]
    private static partial Regex RcloneName();

    [GeneratedRegex(@"^([A-Za-z][A-Za-z0-9+.-]*://)[^/@]*@")]
    private static partial Regex Credentials();
}
