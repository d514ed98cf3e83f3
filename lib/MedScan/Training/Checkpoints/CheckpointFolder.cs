namespace MedScan.Training.Checkpoints;

/// <summary>Replaces a folder of files as one thing, so that a kill at any moment leaves the old content or the new.</summary>
/// <remarks>Systems rename a folder in one step but do not exchange two, so there is a moment without <c>last</c>; by then
/// <c>last.next</c> is complete, and readers take it instead.</remarks>
internal static class CheckpointFolder
{
    private const string Part = ".part";
    private const string Next = ".next";
    private const string Previous = ".previous";

    /// <summary>Where the content lies now, or null when there is none.</summary>
    public static string? Locate(string folder) =>
        Directory.Exists(folder) ? folder : Directory.Exists(folder + Next) ? folder + Next : null;

    /// <summary>Replaces the content.</summary>
    /// <param name="folder">The folder; its parent exists.</param>
    /// <param name="write">Writes all files into the folder it is given, flushed to the disk.</param>
    public static void Replace(string folder, Action<string> write)
    {
        foreach (Action step in Steps(folder, write))
            step();
    }

    /// <summary>The replacement in the pieces between which a process can die; each is done when the next is asked for.</summary>
    internal static IEnumerable<Action> Steps(string folder, Action<string> write)
    {
        // Tidy up after a process that died: a complete successor first takes its place.
        if (Directory.Exists(folder + Next))
        {
            foreach (Action step in Swap(folder))
                yield return step;
        }

        yield return () => Remove(folder + Previous);
        yield return () => Remove(folder + Part);
        yield return () => Directory.CreateDirectory(folder + Part);
        yield return () => write(folder + Part);
        yield return () => Directory.Move(folder + Part, folder + Next);
        foreach (Action step in Swap(folder))
            yield return step;
    }

    private static IEnumerable<Action> Swap(string folder)
    {
        if (Directory.Exists(folder))
        {
            yield return () => Remove(folder + Previous);
            yield return () => Directory.Move(folder, folder + Previous);
        }

        yield return () => Directory.Move(folder + Next, folder);
        yield return () => Remove(folder + Previous);
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
