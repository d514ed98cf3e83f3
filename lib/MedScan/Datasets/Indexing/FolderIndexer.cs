using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>Reads <c>split/class/...</c> and <c>class/...</c> folders.</summary>
internal static class FolderIndexer
{
    internal static async Task<ImageDataset> IndexAsync(string folder, DatasetOptions options, CancellationToken cancellationToken)
    {
        string root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new DatasetException(
                root, [File.Exists(root) ? "it is a file; a folder was expected." : "the folder does not exist."]);
        }

        List<IndexEntry> entries = [];
        List<string> faults = [];
        FolderWalker walker = new(root, faults, cancellationToken);
        await Task.Run(() => Scan(walker, root, entries, faults), cancellationToken).ConfigureAwait(false);
        if (entries.Count == 0 && faults.Count == 0)
        {
            faults.Add(
                $"no images were found ({walker.Ignored} other files). Expected class folders with {ImageFormatName.All} files, "
                + "such as <class>/1.jpg, or train/<class>/1.jpg and test/<class>/1.jpg.");
        }

        return await IndexBuilder.BuildAsync(root, root, entries, walker.Ignored, options, faults, cancellationToken).ConfigureAwait(false);
    }

    private static void Scan(FolderWalker walker, string root, List<IndexEntry> entries, List<string> faults)
    {
        IReadOnlyList<DirectoryInfo> top = walker.ClassFolders(root);
        DirectoryInfo[] splits = [.. top.Where(folder => SplitName.Parse(folder.Name) is not null)];
        if (splits.Length == 0)
        {
            AddClasses(walker, top, DataSplit.Unassigned, entries, faults);
            return;
        }

        if (splits.Length < top.Count)
        {
            faults.Add(
                $"split folders ({Names(splits)}) and other folders ({Names(top.Except(splits))}) stand side by side. "
                + "Use either <split>/<class>/... or <class>/... throughout.");
        }

        foreach (IGrouping<DataSplit, DirectoryInfo> same in splits.GroupBy(folder => SplitName.Parse(folder.Name)!.Value))
        {
            if (same.Skip(1).Any())
                faults.Add($"{Names(same)} all mean the {same.Key.ToString().ToLowerInvariant()} split. Merge them into one folder.");
            foreach (DirectoryInfo split in same)
                AddClasses(walker, walker.ClassFolders(split.FullName), same.Key, entries, faults);
        }
    }

    private static void AddClasses(
        FolderWalker walker, IReadOnlyList<DirectoryInfo> folders, DataSplit split, List<IndexEntry> entries, List<string> faults)
    {
        foreach (DirectoryInfo folder in folders)
        {
            int before = entries.Count;
            foreach (string path in walker.Images(folder))
                entries.Add(new IndexEntry(path, folder.Name, split, null));
            // In a split folder the class may exist in another split; that is reported as a class missing from this one.
            if (entries.Count == before && split == DataSplit.Unassigned)
                faults.Add($"class folder '{folder.Name}' holds no images. Remove it or fill it.");
        }
    }

    private static string Names(IEnumerable<DirectoryInfo> folders) => string.Join(", ", folders.Select(folder => $"'{folder.Name}'"));
}
