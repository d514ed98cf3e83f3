using System.Security.Cryptography;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Versions.Manifests;

/// <summary>Describes a data set as it is now.</summary>
internal static class SnapshotMaker
{
    private const string OfContent = "content:"; // groups that follow from identical content, see ContentGroups

    /// <exception cref="IOException">A file has gone.</exception>
    public static async Task<DatasetSnapshot> MakeAsync(ImageDataset dataset, CancellationToken cancellation)
    {
        if (File.Exists(dataset.Root))
        {
            SnapshotContainer arrays = await DescribeAsync(dataset.Root, Path.GetFileName(dataset.Root), cancellation).ConfigureAwait(false);
            var asStored = new DecodeOptions { Color = ColorMode.Grayscale };
            return new DatasetSnapshot(
                dataset.Name, [.. dataset.Samples.Select(sample => Describe(dataset, sample, dataset.Source.Read(sample, asStored).Bytes))], [arrays]);
        }

        FrameReference[] references = await Task.Run(
            () => dataset.Samples.Select(sample => FrameReference.Find(Path.Combine(dataset.Root, sample.Path))).ToArray(), cancellation).ConfigureAwait(false);
        // Several images share a file: each gets an equal part of its bytes.
        Dictionary<string, int> shares = references.Where(reference => reference.Frame is not null)
            .CountBy(reference => reference.Path, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        List<SnapshotContainer> containers = [];
        foreach (string path in shares.Keys)
        {
            string relative = Path.GetRelativePath(dataset.Root, path).Replace(Path.DirectorySeparatorChar, '/');
            containers.Add(await DescribeAsync(path, relative, cancellation).ConfigureAwait(false));
        }

        SnapshotFile[] files = await Task.Run(
            () => references.Zip(dataset.Samples)
                .Select(pair => Describe(dataset, pair.Second, new FileInfo(pair.First.Path).Length / shares.GetValueOrDefault(pair.First.Path, 1))).ToArray(),
            cancellation).ConfigureAwait(false);
        return new DatasetSnapshot(dataset.Name, files, containers);
    }

    private static async Task<SnapshotContainer> DescribeAsync(string path, string name, CancellationToken cancellation)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            byte[] hash = await SHA256.HashDataAsync(file, cancellation).ConfigureAwait(false);
            return new SnapshotContainer(name, Convert.ToHexStringLower(hash), file.Length);
        }
    }

    private static SnapshotFile Describe(ImageDataset dataset, ImageSample sample, long bytes) => new(
        sample.Path,
        sample.ContentHash,
        bytes,
        dataset.Classes[sample.Label],
        sample.Split == DataSplit.Unassigned ? null : sample.Split.ToString().ToLowerInvariant(),
        sample.Group is { } group && !group.StartsWith(OfContent, StringComparison.Ordinal) ? group : null);
}
