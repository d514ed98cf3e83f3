using MedScan.Auditing.Findings;
using MedScan.Auditing.Scanning;
using MedScan.Datasets;
using MedScan.Datasets.Indexing;
using MedScan.Imaging;

namespace MedScan.Auditing;

/// <summary>Looks for what is wrong with a data set before anyone trains on it.</summary>
public static class DatasetAudit
{
    /// <summary>Decodes every image once and reports repeated pictures, contradicting labels, leakage between splits, files that cannot
    /// be read, and images that are unlike the rest.</summary>
    /// <param name="dataset">Divided or not; without splits there is no leakage to find.</param>
    /// <param name="options">What to look for; null = the defaults.</param>
    /// <param name="progress">Told after each image, from other threads, one at a time. The comparison of pictures follows after the last.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <returns>The same for the same images, whatever their order and the number of threads. Images that cannot be read are a finding,
    /// not an error. Memory: some 6 KiB per image, and one decoded image per processor.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the options is below 1.</exception>
    public static async Task<AuditReport> RunAsync(
        ImageDataset dataset, AuditOptions? options = null, IProgress<ImageProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new AuditOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxPixels, 1, nameof(options));
        (ImageRecord?[] records, IReadOnlyList<SkippedImage> faulty) = await ImageScan.RunAsync(
            dataset,
            [.. Enumerable.Range(0, dataset.Samples.Count)],
            new DecodeOptions { MaxPixels = options.MaxPixels },
            0,
            (_, image) => ImageExamination.Of(image),
            progress,
            cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Report(dataset, options, records, faulty, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    private static AuditReport Report(
        ImageDataset dataset,
        AuditOptions options,
        IReadOnlyList<ImageRecord?> records,
        IReadOnlyList<SkippedImage> faulty,
        CancellationToken cancellationToken)
    {
        AuditedImage Image(int index)
        {
            ImageSample sample = dataset.Samples[index];
            return new AuditedImage(index, sample.Path, dataset.Classes[sample.Label], sample.Split);
        }

        var pictures = Pictures.Of(dataset, records, options.NearDuplicates, cancellationToken);
        List<AuditFinding> findings = [];
        if (faulty.Count > 0)
            findings.Add(new UnreadableFinding([.. faulty.Select(image => Image(image.SampleIndex) with { Note = $"{image.Reason}" })]));
        findings.AddRange(new LeakageFinder(dataset, pictures, Image).Find());
        findings.AddRange(new DuplicateFinder(dataset, pictures, Image).Find());
        findings.AddRange(new OddityFinder(records, Image).Find());
        return new AuditReport
        {
            Name = dataset.Name,
            Root = dataset.Root,
            Digest = dataset.Digest,
            ImageCount = dataset.Samples.Count,
            ComparedPictures = options.NearDuplicates,
            Splits = dataset.Samples.GroupBy(sample => sample.Split).OrderBy(split => split.Key)
                .ToDictionary(split => split.Key, split => split.Count()),
            Findings = findings,
            Groups = SampleGroups.Of(dataset, GroupsOf(dataset, pictures)),
        };
    }

    // Each picture with all its near duplicates, and what the data set's own groups add.
    private static IReadOnlyList<string?> GroupsOf(ImageDataset dataset, Pictures pictures)
    {
        string?[] shown = new string?[dataset.Samples.Count];
        HashSet<int> near = [];
        foreach (int[] group in pictures.NearGroups())
        {
            Name(pictures.ImagesOf(group));
            near.UnionWith(group);
        }

        foreach ((int picture, int[] members) in pictures.Members.Index())
        {
            if (members.Length > 1 && !near.Contains(picture))
                Name(members);
        }

        return [.. ContentGroups.Unite(dataset.Samples, shown).Select(sample => sample.Group)];

        // After the smallest content, which does not depend on where the files lie.
        void Name(int[] images)
        {
            string name = "picture:" + images.Select(index => dataset.Samples[index].ContentHash).Min(StringComparer.Ordinal)![..16];
            foreach (int index in images)
                shown[index] = name;
        }
    }
}
