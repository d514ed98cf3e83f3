namespace MedScan.Tests.Datasets;

/// <summary>A folder of its own for one test, gone afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("medscan-test-").FullName;

    internal string At(string relative) => System.IO.Path.Combine(Path, relative);

    /// <summary>Writes a file, with its folders, whose content is the given text; an index never decodes it.</summary>
    internal string Write(string relative, string content)
    {
        string path = At(relative);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
