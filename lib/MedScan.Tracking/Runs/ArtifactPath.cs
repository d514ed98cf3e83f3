namespace MedScan.Tracking.Runs;

/// <summary>Checks run-relative artifact paths, always with '/'.</summary>
internal static class ArtifactPath
{
    /// <returns>The path as it is sent.</returns>
    /// <exception cref="ArgumentException">It would leave the run's folder or names no file.</exception>
    public static string Check(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        bool isWrong = path.StartsWith('/') || path.Contains('\\', StringComparison.Ordinal) || path.Contains('\0', StringComparison.Ordinal)
            || path.Split('/').Any(part => part is "" or "." or "..");
        return isWrong
            ? throw new ArgumentException($"Expected a path relative to the run's artifacts such as 'plots/loss.svg', got '{path}'.", nameof(path))
            : path;
    }

    /// <remarks><c>folder</c>: Run-relative, or <see langword="null"/> for the run's top.</remarks>
    public static string Join(string? folder, string name) => Check(string.IsNullOrEmpty(folder) ? name : $"{folder.TrimEnd('/')}/{name}");
}
