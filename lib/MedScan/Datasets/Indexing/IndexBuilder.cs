namespace MedScan.Datasets.Indexing;

/// <summary>What folders and manifests share: checks over all entries, hashing, numbering of classes.</summary>
internal static class IndexBuilder
{
    internal static async Task<ImageDataset> BuildAsync(
        string source, string root, List<IndexEntry> entries, int ignoredFiles, DatasetOptions options, List<string> faults,
        CancellationToken cancellationToken)
    {
        // Faults are listed in the order of the files.
        entries.Sort((left, right) => string.CompareOrdinal(left.Path, right.Path));
        string[] classes = [.. entries.Select(entry => entry.Class).Distinct().Order(StringComparer.Ordinal)];
        AddClassFaults(classes, entries, faults);
        FrameExpansion expansion = await FrameExpansion.ExpandAsync(root, entries, options, faults, cancellationToken).ConfigureAwait(false);
        // Where files cannot be read, that is what there is to say, and not that their class is empty.
        if (faults.Count == 0 && expansion.WithoutImage > 0)
            AddEmptyClassFaults(classes, [.. expansion.Samples.Select(sample => sample.Entry)], faults);
        if (faults.Count > 0)
            throw new DatasetException(source, faults);

        ImageSample[] samples = new ImageSample[expansion.Samples.Count];
        for (int index = 0; index < samples.Length; index++)
        {
            (IndexEntry entry, string hash) = expansion.Samples[index];
            int label = Array.BinarySearch(classes, entry.Class, StringComparer.Ordinal);
            samples[index] = new ImageSample(entry.Path, label, entry.Split, entry.Group, hash);
        }

        string name = Directory.Exists(source) ? Path.GetFileName(Path.TrimEndingDirectorySeparator(source)) : Path.GetFileNameWithoutExtension(source);
        return new ImageDataset(name, root, classes, ContentGroups.Unite(samples), new FilePixelSource(root), ignoredFiles + expansion.WithoutImage, expansion.Tags);
    }

    private static void AddEmptyClassFaults(string[] classes, IReadOnlyList<IndexEntry> entries, List<string> faults)
    {
        foreach (string name in classes.Except(entries.Select(entry => entry.Class)))
            faults.Add($"class '{name}' holds DICOM files without images only (reports, plans, directories).");
        if (faults.Count == 0)
            AddClassFaults(classes, entries, faults);
    }

    internal static void AddClassFaults(IReadOnlyList<string> classes, IReadOnlyList<IndexEntry> entries, List<string> faults)
    {
        if (classes.Count == 1)
            faults.Add($"there is one class only, '{classes[0]}'; a classifier needs two or more.");

        HashSet<(DataSplit, string)> present = [.. entries.Select(entry => (entry.Split, entry.Class))];
        foreach (DataSplit split in entries.Select(entry => entry.Split).Distinct().Where(split => split != DataSplit.Unassigned).Order())
        {
            foreach (string name in classes.Where(name => !present.Contains((split, name))))
                faults.Add($"class '{name}' has no images in the {split.ToString().ToLowerInvariant()} split.");
        }
    }
}
