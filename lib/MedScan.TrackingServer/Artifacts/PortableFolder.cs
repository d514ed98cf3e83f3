namespace MedScan.TrackingServer.Artifacts;

/// <summary>A folder known by its path, for systems without descriptors of folders in .NET.</summary>
internal sealed class PortableFolder(string location) : ArtifactFolder
{
    public override ArtifactFolder? Open(string name)
    {
        var inside = new DirectoryInfo(At(name));
        return inside.Exists && !inside.Attributes.HasFlag(FileAttributes.ReparsePoint) ? new PortableFolder(inside.FullName) : null;
    }

    public override ArtifactFolder OpenOrCreate(string name)
    {
        if (Open(name) is { } there)
            return there;
        Directory.CreateDirectory(At(name));
        return Open(name) ?? throw new IOException($"'{name}' is a file or a symbolic link, and was wanted as a folder.");
    }

    public override FileStream? OpenFile(string name)
    {
        var file = new FileInfo(At(name));
        return file.Exists && !file.Attributes.HasFlag(FileAttributes.ReparsePoint)
            ? new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, useAsync: true)
            : null;
    }

    public override IReadOnlyList<ArtifactEntry> List() => List(location);

    public override FileStream CreateFile(string name) =>
        new(At(name), FileMode.CreateNew, FileAccess.Write, FileShare.None, WriteBufferBytes, useAsync: true);

    public override void MoveFile(string name, ArtifactFolder target, string targetName) =>
        File.Move(At(name), ((PortableFolder)target).At(targetName), overwrite: true);

    public override void DeleteFile(string name)
    {
        if (new FileInfo(At(name)) is { Attributes: var attributes } && attributes.HasFlag(FileAttributes.Directory))
            Directory.Delete(At(name)); // a link to a folder; what it points to stays
        else
            File.Delete(At(name));
    }

    protected override void DeleteEmptyFolder(string name) => Directory.Delete(At(name));

    protected override IReadOnlyList<string> Names() =>
        [.. Directory.EnumerateFileSystemEntries(location).Select(path => Path.GetFileName(path)!)];

    public override void Dispose()
    {
    }

    private string At(string name) => Path.Combine(location, name);
}
