using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>Reads <c>path,label[,split][,group]</c> manifests.</summary>
internal static class ManifestIndexer
{
    internal static async Task<ImageDataset> IndexAsync(string csv, string? root, DatasetOptions options, CancellationToken cancellationToken)
    {
        csv = Path.GetFullPath(csv);
        root = root is null ? Path.GetDirectoryName(csv)! : Path.GetFullPath(root);
        List<string> faults = [];
        CsvTable table = await CsvTable
            .ReadAsync(csv, ["path", "label"], ["split", "group"], "images", faults, cancellationToken).ConfigureAwait(false);
        List<IndexEntry> entries = new(table.Rows.Count);
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach (CsvRow row in table.Rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (ReadEntry(row, root, faults) is not { } entry)
                continue;
            if (lines.TryAdd(entry.Path, row.Line))
                entries.Add(entry);
            else
                faults.Add($"line {row.Line}: '{entry.Path}' stands on line {lines[entry.Path]} already.");
        }

        return await IndexBuilder.BuildAsync(csv, root, entries, 0, options, faults, cancellationToken).ConfigureAwait(false);
    }

    private static IndexEntry? ReadEntry(CsvRow row, string root, List<string> faults)
    {
        int before = faults.Count;
        (string label, string splitName, string group) = (row.Fields[1], row.Fields[2], row.Fields[3]);
        if (label.Length == 0)
            faults.Add($"line {row.Line}: the label is empty.");
        DataSplit? split = splitName.Length == 0 ? DataSplit.Unassigned : SplitName.Parse(splitName);
        if (split is null)
            faults.Add($"line {row.Line}: '{splitName}' is no split. Use {SplitName.Accepted}.");
        string? path = CheckPath(row.Fields[0], row.Line, root, faults);
        return faults.Count > before ? null : new IndexEntry(path!, label, split!.Value, group.Length == 0 ? null : group);
    }

    private static string? CheckPath(string path, int line, string root, List<string> faults)
    {
        if (path.Length == 0)
        {
            faults.Add($"line {line}: the path is empty.");
            return null;
        }

        string full = Path.GetFullPath(path.Replace('\\', '/'), root);
        string file = FrameReference.Find(full).Path;
        if (!File.Exists(file))
            faults.Add($"line {line}: '{path}' does not exist under '{root}'.");
        else if (!ImageDecoder.IsSupportedExtension(file) && !FileSignature.MayBeDicom(Path.GetFileName(file)))
            faults.Add($"line {line}: '{path}' is no image format that MedScan reads. Use {ImageFormatName.All}.");
        return Path.GetRelativePath(root, full).Replace(Path.DirectorySeparatorChar, '/');
    }
}
