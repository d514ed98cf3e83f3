namespace MedScan.Datasets.Indexing;

/// <summary>Finds samples with identical content.</summary>
internal static class ContentGroups
{
    /// <summary>Gives identical samples one group, and unites groups that share content.</summary>
    /// <remarks>A united group carries the ordinally first of the given names, or <c>content:</c> and the start of the hash.</remarks>
    internal static IReadOnlyList<ImageSample> Unite(IReadOnlyList<ImageSample> samples)
    {
        int[] parent = [.. Enumerable.Range(0, samples.Count)];
        Dictionary<string, int> firstOfContent = new(samples.Count, StringComparer.Ordinal);
        Dictionary<string, int> firstOfGroup = new(StringComparer.Ordinal);
        for (int index = 0; index < samples.Count; index++)
        {
            if (!firstOfContent.TryAdd(samples[index].ContentHash, index))
                Join(parent, firstOfContent[samples[index].ContentHash], index);
            if (samples[index].Group is { } group && !firstOfGroup.TryAdd(group, index))
                Join(parent, firstOfGroup[group], index);
        }

        int[] sizes = new int[samples.Count];
        string?[] names = new string?[samples.Count];
        for (int index = 0; index < samples.Count; index++)
        {
            int root = Find(parent, index);
            sizes[root]++;
            string? name = samples[index].Group;
            if (name is not null && (names[root] is null || string.CompareOrdinal(name, names[root]) < 0))
                names[root] = name;
        }

        ImageSample[] united = new ImageSample[samples.Count];
        for (int index = 0; index < samples.Count; index++)
        {
            int root = Find(parent, index);
            string? name = names[root] ?? (sizes[root] > 1 ? "content:" + samples[root].ContentHash[..16] : null);
            united[index] = name == samples[index].Group ? samples[index] : samples[index] with { Group = name };
        }

        return united;
    }

    internal static IReadOnlyList<LabelConflict> FindConflicts(IReadOnlyList<ImageSample> samples) =>
    [
        .. Enumerable.Range(0, samples.Count)
            .GroupBy(index => samples[index].ContentHash, StringComparer.Ordinal)
            .Where(same => same.Select(index => samples[index].Label).Distinct().Skip(1).Any())
            .Select(same => new LabelConflict(same.Key, [.. same])),
    ];

    private static int Find(int[] parent, int index)
    {
        while (parent[index] != index)
        {
            parent[index] = parent[parent[index]];
            index = parent[index];
        }

        return index;
    }

    // The smaller position becomes the root, so that names do not depend on the order of joining.
    private static void Join(int[] parent, int left, int right)
    {
        left = Find(parent, left);
        right = Find(parent, right);
        parent[Math.Max(left, right)] = Math.Min(left, right);
    }
}
