namespace MedScan.Cli;

/// <summary>The clone this program was built in.</summary>
internal static class RepositoryFolder
{
    /// <summary>The folder that holds <c>MedScan.sln</c>, looked for above the program; null for a program that was copied away.</summary>
    public static string? Path { get; } = FindAbove(AppContext.BaseDirectory);

    /// <summary>Where a relative path of the command line points: below the current folder, or, when nothing is there
    /// but something is in the clone (<c>experiments/quickstart.yaml</c>), in the clone.</summary>
    /// <param name="path">What the person typed.</param>
    /// <returns>An absolute path; it need not exist.</returns>
    public static string Resolve(string path)
    {
        string here = System.IO.Path.GetFullPath(path);
        if (System.IO.Path.Exists(here) || Path is null)
            return here;
        string inClone = System.IO.Path.GetFullPath(path, Path);
        return System.IO.Path.Exists(inClone) ? inClone : here;
    }

    private static string? FindAbove(string? folder)
    {
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "MedScan.sln")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder;
    }
}
