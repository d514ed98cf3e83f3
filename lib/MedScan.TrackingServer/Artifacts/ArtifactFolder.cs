using System.IO.Enumeration;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>An open folder below the artifact root, reached without following a symbolic link.</summary>
/// <remarks>
/// What is done through it happens in the folder that was checked, whatever is renamed or linked into its place meanwhile: on
/// Linux it is held open and addressed by its descriptor. Elsewhere the path is checked name by name each time it is opened.
/// </remarks>
internal abstract class ArtifactFolder : IDisposable
{
    /// <summary>Requests arrive in pieces of 4 KiB, which would each cost a call of their own.</summary>
    protected const int WriteBufferBytes = 128 << 10;

    /// <summary>Opens the artifact root, creating it where it is missing.</summary>
    public static ArtifactFolder OpenRoot(string root)
    {
        Directory.CreateDirectory(root);
        return OperatingSystem.IsLinux() ? LinuxFolder.OpenRoot(root) : new PortableFolder(root);
    }

    /// <summary>Opens a folder in this one.</summary>
    /// <returns>Null when there is no such folder, also when the name is a file's or a symbolic link's.</returns>
    public abstract ArtifactFolder? Open(string name);

    /// <summary>Opens a folder in this one, creating it where it is missing.</summary>
    /// <exception cref="IOException">The name is taken by something that is no folder.</exception>
    public abstract ArtifactFolder OpenOrCreate(string name);

    /// <summary>Opens a file in this folder for reading.</summary>
    /// <returns>Null when there is no such file, also when the name is a folder's or a symbolic link's.</returns>
    public abstract FileStream? OpenFile(string name);

    /// <summary>What lies in this folder, symbolic links left out, in the order of the names.</summary>
    public abstract IReadOnlyList<ArtifactEntry> List();

    /// <summary>Creates a file that must not exist yet.</summary>
    public abstract FileStream CreateFile(string name);

    /// <summary>Moves a file of this folder into another, over a file of that name, and puts the move on the disk.</summary>
    public abstract void MoveFile(string name, ArtifactFolder target, string targetName);

    /// <summary>Deletes a file or a symbolic link, if it is there.</summary>
    public abstract void DeleteFile(string name);

    /// <summary>Deletes an empty folder, if it is there.</summary>
    protected abstract void DeleteEmptyFolder(string name);

    /// <summary>Deletes a file, or a folder with all that lies in it; nothing where there is neither.</summary>
    public void Delete(string name)
    {
        var folder = Open(name);
        if (folder is null)
        {
            DeleteFile(name);
            return;
        }

        using (folder)
        {
            foreach (var inside in folder.Names())
                folder.Delete(inside);
        }

        DeleteEmptyFolder(name);
    }

    public abstract void Dispose();

    /// <summary>All names in this folder, those of links too.</summary>
    protected abstract IReadOnlyList<string> Names();

    /// <summary>Entries of a folder at a path that is known to be the folder.</summary>
    protected static IReadOnlyList<ArtifactEntry> List(string location) =>
    [
        .. new FileSystemEnumerable<ArtifactEntry>(
            location,
            (ref FileSystemEntry entry) => new ArtifactEntry(entry.FileName.ToString(), entry.IsDirectory, entry.IsDirectory ? 0 : entry.Length),
            new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false })
            .OrderBy(entry => entry.Name, StringComparer.Ordinal),
    ];
}
