namespace MedScan.Tests.Experiments;

/// <summary>A folder of configuration files that is removed after the test.</summary>
public sealed class ConfigFiles : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("medscan-config-").FullName;

    public string Write(string name, string text)
    {
        string path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
