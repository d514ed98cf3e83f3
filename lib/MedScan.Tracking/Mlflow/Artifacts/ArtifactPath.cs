namespace MedScan.Tracking;

/// <summary>Paths below an artifact root: names separated by '/', nothing that could lead out of the root.</summary>
internal static class ArtifactPath
{
    public static bool IsSafe(string path) =>
        path.Length > 0 && !path.Contains('\\') && !path.Contains('\0')
        && path.Split('/').All(name => name is not ("" or "." or ".."));

    /// <summary>The path of a file.</summary>
    public static string File(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return IsSafe(path)
            ? path
            : throw new ArgumentException($"Expected an artifact's path such as 'plots/roc.svg', without '..', '\\' and a leading or closing '/', got '{path}'.", nameof(path));
    }

    /// <summary>The path of a folder; the root is empty.</summary>
    public static string Folder(string? path)
    {
        var trimmed = path?.TrimEnd('/');
        return string.IsNullOrEmpty(trimmed) && path is null or "" ? "" : File(trimmed!);
    }

    public static string Join(string folder, string path) => folder.Length == 0 ? path : folder + "/" + path;

    /// <summary>Where an artifact goes below a local folder.</summary>
    /// <exception cref="MlflowException">The path would lie outside the folder, on this operating system's rules.</exception>
    public static string Local(string folder, string path)
    {
        var root = Path.GetFullPath(folder);
        var full = Path.GetFullPath(Path.Combine(root, path.Replace('/', Path.DirectorySeparatorChar)));
        var prefix = Path.EndsInDirectorySeparator(root) ? root : root + Path.DirectorySeparatorChar;
        return IsSafe(path) && full.StartsWith(prefix, StringComparison.Ordinal) ? full : throw Outside(path);
    }

    public static MlflowException Outside(string path) => new(
        MlflowErrorCode.MalformedResponse, $"The server listed the artifact '{path}', which would lie outside its folder. Nothing of it was written.");
}
