using MedScan.Datasets;
using MedScan.Datasets.Indexing;

namespace MedScan.Auditing.Repair;

/// <summary>A data set without what spoils its results: no picture in two splits, none under two labels, none twice in one split.</summary>
/// <remarks>No image is changed or moved. What is left out, in this order:
/// (1) images that cannot be read;
/// (2) pictures that occur under several labels, near duplicates included, everywhere;
/// (3) training and validation images of which a group member (same picture, near duplicate, or same patient where the data set says so)
/// lies in a later split: so the published test part stays whole and results on it stay comparable;
/// (4) pictures that stand in the same split already; the ordinally first path stays.
/// Near duplicates within one split stay, tied by their group.</remarks>
public sealed class CleanSplit
{
    private CleanSplit(ImageDataset dataset, IReadOnlyList<LeftOutImage> leftOut)
    {
        Dataset = dataset;
        LeftOut = leftOut;
    }

    /// <summary>What stays, with the groups that the audit found.</summary>
    public ImageDataset Dataset { get; }

    /// <summary>What does not, in the data set's order.</summary>
    public IReadOnlyList<LeftOutImage> LeftOut { get; }

    /// <summary>Applies the rules.</summary>
    /// <param name="dataset">The data set that was audited.</param>
    /// <param name="report">Its audit.</param>
    /// <exception cref="ArgumentException">The report is about other images.</exception>
    /// <exception cref="DatasetException">A class would be left without images in a split that has some now.</exception>
    public static CleanSplit Of(ImageDataset dataset, AuditReport report)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(report);
        if (dataset.Digest != report.Digest)
            throw new ArgumentException($"Expected the audit of the data set with digest {dataset.Digest}, got one of {report.Digest}.", nameof(report));

        ImageDataset grouped = dataset.WithGroups(report.Groups);
        IReadOnlyList<LeftOutImage> leftOut = new CleanSplitRules(grouped, report).Apply();
        HashSet<int> gone = [.. leftOut.Select(image => image.Image.SampleIndex)];
        ImageDataset kept = grouped.WithSamples([.. grouped.Samples.Where((_, index) => !gone.Contains(index))]);
        HashSet<(DataSplit, int)> present = [.. kept.Samples.Select(sample => (sample.Split, sample.Label))];
        string[] faults =
        [
            .. dataset.Samples.Select(sample => (sample.Split, sample.Label)).Distinct().Where(part => !present.Contains(part)).Order()
                .Select(part => $"class '{dataset.Classes[part.Label]}' would have no images left in the {part.Split.ToString().ToLowerInvariant()} split. "
                    + "Divide the data set anew by its groups instead of repairing its split."),
        ];
        return faults.Length == 0 ? new CleanSplit(kept, leftOut) : throw new DatasetException(dataset.Root, faults);
    }

    /// <summary>Writes a manifest with the columns path, label, split and group that <see cref="ImageDataset.FromManifestAsync"/> opens.</summary>
    /// <param name="csv">The file; its folder must exist. Paths are written relative to that folder.</param>
    /// <param name="replace">Whether a file that is there already may be replaced.</param>
    /// <param name="cancellationToken">Stops before the file is written.</param>
    /// <exception cref="MedScanException">The data set's images are no files, the file is there already, or it cannot be written.</exception>
    public Task WriteAsync(string csv, bool replace = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(csv);
        if (Dataset.Source is not FilePixelSource)
            throw new MedScanException($"A manifest lists image files, and {Dataset.Root} holds arrays. Use its groups instead (groups.csv).");
        string folder = Path.GetDirectoryName(Path.GetFullPath(csv))!;
        return CsvWriter.WriteAsync(csv, ["path", "label", "split", "group"], Dataset.Samples.Select(Row), replace, cancellationToken);

        string[] Row(ImageSample sample) =>
        [
            Path.GetRelativePath(folder, Path.Combine(Dataset.Root, sample.Path)).Replace(Path.DirectorySeparatorChar, '/'),
            Dataset.Classes[sample.Label],
            sample.Split == DataSplit.Unassigned ? "" : sample.Split.ToString().ToLowerInvariant(),
            sample.Group ?? "",
        ];
    }
}
