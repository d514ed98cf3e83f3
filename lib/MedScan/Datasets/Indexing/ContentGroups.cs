namespace MedScan.Datasets.Indexing;

/// <summary>Finds samples with identical content.</summary>
internal static class ContentGroups
{
    /// <summary>Gives identical samples one group, and unites groups that share content.</summary>
    /// <remarks>A united group carries the ordinally first of the given names, or <c>content:</c> and the start of the hash.</remarks>
    /// <param name="samples">Their groups, where they have any, stay together.</param>
    /// <param name="furtherGroups">A second group of each sample, null = none; these stay together as well.</param>
    internal static IReadOnlyList<ImageSample> Unite(IReadOnlyList<ImageSample> samples, IReadOnlyList<string?>? furtherGroups = null)
    {
        DisjointSets sets = new(samples.Count);
        Dictionary<string, int> firstOfContent = new(samples.Count, StringComparer.Ordinal);
        Dictionary<string, int> firstOfGroup = new(StringComparer.Ordinal);
        for (int index = 0; index < samples.Count; index++)
        {
            if (!firstOfContent.TryAdd(samples[index].ContentHash, index))
                sets.Join(firstOfContent[samples[index].ContentHash], index);
            foreach (string group in NamesOf(index))
            {
                if (!firstOfGroup.TryAdd(group, index))
                    sets.Join(firstOfGroup[group], index);
            }
        }

        int[] sizes = new int[samples.Count];
        string?[] names = new string?[samples.Count];
        for (int index = 0; index < samples.Count; index++)
        {
            int root = sets.Find(index);
            sizes[root]++;
            foreach (string name in NamesOf(index))
            {
                if (names[root] is null || string.CompareOrdinal(name, names[root]) < 0)
                    names[root] = name;
            }
        }

        ImageSample[] united = new ImageSample[samples.Count];
        for (int index = 0; index < samples.Count; index++)
        {
            int root = sets.Find(index);
            string? name = names[root] ?? (sizes[root] > 1 ? "content:" + samples[root].ContentHash[..16] : null);
            united[index] = name == samples[index].Group ? samples[index] : samples[index] with { Group = name };
        }

        return united;

        IEnumerable<string> NamesOf(int index) => new[] { samples[index].Group, furtherGroups?[index] }.OfType<string>();
    }

    internal static IReadOnlyList<LabelConflict> FindConflicts(IReadOnlyList<ImageSample> samples) =>
    [
        .. Enumerable.Range(0, samples.Count)
            .GroupBy(index => samples[index].ContentHash, StringComparer.Ordinal)
            .Where(same => same.Select(index => samples[index].Label).Distinct().Skip(1).Any())
            .Select(same => new LabelConflict(same.Key, [.. same])),
    ];
}
