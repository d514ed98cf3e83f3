namespace MedScan.Tests.Datasets;

/// <summary>Finds the real data sets that may lie in <c>shared/data</c> beside the repository.</summary>
internal static class RealData
{
    /// <summary>Skips the running test when the data is not there.</summary>
    internal static string PathOrSkip(string name)
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "MedScan.sln")))
            folder = folder.Parent;
        string path = Path.Combine(folder?.Parent?.FullName ?? string.Empty, "shared", "data", name);
        Skip.IfNot(Path.Exists(path), $"needs shared/data/{name} beside the repository, which is not there");
        return path;
    }
}
