using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>Walks a data set's folders in ordinal order, counting what is no image and surviving links that lead in circles.</summary>
internal sealed class FolderWalker(string root, List<string> faults, CancellationToken cancellationToken)
{
    // Hidden entries are skipped by name; the file system's own idea of "hidden" differs between platforms.
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Hidden images and files of other kinds met so far.</summary>
    internal int Ignored { get; private set; }

    /// <summary>The folders directly in <paramref name="folder"/>; an image lying beside them is a fault, since it has no class.</summary>
    internal IReadOnlyList<DirectoryInfo> ClassFolders(string folder)
    {
        List<DirectoryInfo> folders = [];
        List<string> loose = [];
        foreach (FileSystemInfo entry in Entries(folder))
        {
            if (entry is DirectoryInfo child)
                folders.Add(child);
            else if (IsImage(entry))
                loose.Add(entry.Name);
        }

        if (loose.Count > 0)
        {
            faults.Add(
                $"{loose.Count} images lie directly in '{Path.GetFileName(folder)}', such as '{loose[0]}', "
                + "and so have no class. Move them into a class folder.");
        }

        return folders;
    }

    /// <summary>Paths of all images at any depth below <paramref name="folder"/>, relative to the root, with forward slashes.</summary>
    internal List<string> Images(DirectoryInfo folder)
    {
        List<string> paths = [];
        Walk(folder.FullName, [], paths);
        return paths;
    }

    private void Walk(string folder, List<string> parents, List<string> paths)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string? real = RealPath(folder);
        if (real is null || parents.Contains(real))
        {
            faults.Add($"the link '{Relative(folder)}' leads in a circle. Remove it.");
            return;
        }

        parents.Add(real);
        foreach (FileSystemInfo entry in Entries(folder))
        {
            if (entry is DirectoryInfo)
                Walk(entry.FullName, parents, paths);
            else if (IsImage(entry))
                paths.Add(Relative(entry.FullName));
        }

        parents.RemoveAt(parents.Count - 1);
    }

    private List<FileSystemInfo> Entries(string folder)
    {
        List<FileSystemInfo> entries = [];
        try
        {
            foreach (FileSystemInfo entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", Everything))
            {
                if (!entry.Name.StartsWith('.'))
                    entries.Add(entry);
                else if (entry is FileInfo && ImageDecoder.IsSupportedExtension(entry.Name))
                    Ignored++;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            faults.Add($"the folder '{Relative(folder)}' cannot be read: {exception.Message} Mend its permissions.");
        }

        entries.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return entries;
    }

    private bool IsImage(FileSystemInfo file)
    {
        if (ImageDecoder.IsSupportedExtension(file.Name) || IsUnnamedDicom(file))
            return true;
        Ignored++;
        return false;
    }

    // A DICOMDIR lists the files beside it and is none of them.
    private static bool IsUnnamedDicom(FileSystemInfo file)
    {
        if (file.Name == "DICOMDIR" || !FileSignature.MayBeDicom(file.Name))
            return false;
        try
        {
            using var content = ImageFile.Open(file.FullName);
            Span<byte> start = stackalloc byte[FileSignature.Length];
            return FileSignature.IsDicom(start[..content.Read(0, start)]);
        }
        catch (ImageReadException)
        {
            return false;
        }
    }

    private string Relative(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <returns>The path with every link in it resolved; null when the links never end.</returns>
    private static string? RealPath(string path)
    {
        string resolved = Path.GetPathRoot(path)!;
        Stack<string> rest = new(path[resolved.Length..].Split(Path.DirectorySeparatorChar).Reverse());
        for (int links = 0; rest.TryPop(out string? part);)
        {
            resolved = Path.GetFullPath(Path.Combine(resolved, part));
            if (new DirectoryInfo(resolved).LinkTarget is not { } target)
                continue;
            if (++links > 40)
                return null;
            string full = Path.GetFullPath(target, Path.GetDirectoryName(resolved)!);
            resolved = Path.GetPathRoot(full)!;
            foreach (string piece in full[resolved.Length..].Split(Path.DirectorySeparatorChar).Reverse())
                rest.Push(piece);
        }

        return resolved;
    }
}
