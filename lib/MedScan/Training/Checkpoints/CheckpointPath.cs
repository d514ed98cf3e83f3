namespace MedScan.Training.Checkpoints;

/// <summary>Finds the checkpoint that a person means by a path.</summary>
internal static class CheckpointPath
{
    /// <param name="path">A checkpoint's folder, a file in it, or a run's folder.</param>
    /// <param name="preferences">Names of the checkpoints in a run's folder, the first that exists is taken.</param>
    /// <returns>A folder that holds a checkpoint.</returns>
    /// <exception cref="CheckpointException">There is none.</exception>
    public static string Resolve(string path, params ReadOnlySpan<string> preferences)
    {
        string folder = File.Exists(path) ? Path.GetDirectoryName(Path.GetFullPath(path))! : path.TrimEnd('/', '\\');
        if (IsCheckpoint(CheckpointFolder.Locate(folder)))
            return CheckpointFolder.Locate(folder)!;
        foreach (string name in preferences)
        {
            string? found = CheckpointFolder.Locate(Path.Combine(folder, name));
            if (IsCheckpoint(found))
                return found!;
        }

        throw new CheckpointException(
            path, $"no checkpoint here. Expected a folder with {Checkpoint.InfoFile}, or a run with {string.Join(" or ", preferences.ToArray())} in it.");
    }

    private static bool IsCheckpoint(string? folder) =>
        folder is not null && File.Exists(Path.Combine(folder, Checkpoint.InfoFile));
}
