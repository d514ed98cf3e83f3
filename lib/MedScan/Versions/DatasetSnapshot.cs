using System.Security.Cryptography;
using System.Text;
using MedScan.Cards;
using MedScan.Datasets;
using MedScan.Versions.Manifests;

namespace MedScan.Versions;

/// <summary>What a data set was at one moment: every image's path, content, label, split and group.</summary>
/// <remarks>
/// Its file is JSON Lines that git compares well: a header, then one line per image in the order of the paths' UTF-8 bytes. The digest is
/// the SHA-256 of the lines after the header, so that anybody can check it: <c>tail -n +2 file | sha256sum</c>. It does not depend on the
/// place, the name, the platform or the order in which files are found.
/// <para>Against <see cref="ImageDataset.Digest"/>, which tells whether decoded images and a training can be gone on with, it also covers
/// splits, groups and sizes: the same images divided differently have the same dataset digest and another snapshot digest.</para>
/// </remarks>
public sealed class DatasetSnapshot
{
    private const string OfContent = "content:"; // groups that follow from identical content, see ContentGroups

    internal DatasetSnapshot(string name, IReadOnlyList<SnapshotFile> files, SnapshotContainer? container)
    {
        Name = name;
        Container = container;
        Files = [.. files.OrderBy(file => file.Path, Utf8Order.Comparer)];
        Digest = SnapshotText.Digest(Files);
    }

    /// <summary>The data set's name; says nothing about its content.</summary>
    public string Name { get; }

    /// <summary>SHA-256 over all lines, in lower-case hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>All images, in the order of the UTF-8 bytes of their paths.</summary>
    public IReadOnlyList<SnapshotFile> Files { get; }

    /// <summary>For a data set of arrays, the file that holds them all. It does not enter the digest: compressed differently it is the same data.</summary>
    public SnapshotContainer? Container { get; }

    /// <summary>Size of all images.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>Describes a data set as it is now.</summary>
    /// <param name="dataset">As opened: before a splitter has divided it, so that the digest does not depend on a training's seed.</param>
    /// <param name="cancellationToken">Stops asking for sizes.</param>
    /// <exception cref="SnapshotException">A file has gone since the data set was opened.</exception>
    public static async Task<DatasetSnapshot> OfAsync(ImageDataset dataset, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        try
        {
            if (Directory.Exists(dataset.Root))
            {
                long[] sizes = await Task.Run(
                    () => dataset.Samples.Select(sample => new FileInfo(System.IO.Path.Combine(dataset.Root, sample.Path)).Length).ToArray(),
                    cancellationToken).ConfigureAwait(false);
                return new DatasetSnapshot(dataset.Name, [.. dataset.Samples.Select((sample, index) => Describe(dataset, sample, sizes[index]))], null);
            }

            FileStream file = new(dataset.Root, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
            await using (file.ConfigureAwait(false))
            {
                string hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
                SnapshotContainer container = new(System.IO.Path.GetFileName(dataset.Root), hash, file.Length);
                SnapshotFile[] rows =
                [
                    .. dataset.Samples.Select(sample => Describe(
                        dataset, sample, dataset.Source.Read(sample, new Imaging.DecodeOptions { Color = Imaging.ColorMode.Grayscale }).Bytes)),
                ];
                return new DatasetSnapshot(dataset.Name, rows, container);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(dataset.Root, $"the images changed while they were looked at: {exception.Message} Try again when nothing writes to them.", exception);
        }
    }

    /// <summary>Reads a snapshot's file.</summary>
    /// <param name="path">As <see cref="SaveAsync"/> wrote it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SnapshotException">It is missing, of another kind or version, damaged, or was changed by hand.</exception>
    public static async Task<DatasetSnapshot> LoadAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return SnapshotReader.Read(await File.ReadAllBytesAsync(path, cancellationToken).ConfigureAwait(false), path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(path, $"it cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>A snapshot's file, or the snapshot of a data set.</summary>
    /// <param name="pathOrData">A <c>.jsonl</c> file; or a folder, file or card's name as <see cref="DatasetLocator"/> takes it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="SnapshotException">The file is no snapshot.</exception>
    /// <exception cref="DatasetException">The data set cannot be used.</exception>
    public static async Task<DatasetSnapshot> OpenAsync(string pathOrData, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(pathOrData);
        if (pathOrData.EndsWith(SnapshotText.Extension, StringComparison.OrdinalIgnoreCase))
            return await LoadAsync(pathOrData, cancellationToken).ConfigureAwait(false);
        ImageDataset dataset = await DatasetLocator.OpenAsync(pathOrData, cancellationToken).ConfigureAwait(false);
        return await OfAsync(dataset, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes the snapshot's file, whole or not at all.</summary>
    /// <param name="path">Usually with the extension <c>.jsonl</c>.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    /// <exception cref="SnapshotException">It cannot be written.</exception>
    public async Task SaveAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] text = ToBytes();
        try
        {
            await Task.Run(() => AtomicFile.Write(path, stream => stream.Write(text)), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException(path, $"it cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>The content of the snapshot's file: a header line and a line per image.</summary>
    public string ToText() => SnapshotText.Write(this);

    internal byte[] ToBytes() => Encoding.UTF8.GetBytes(ToText());

    private static SnapshotFile Describe(ImageDataset dataset, ImageSample sample, long bytes) => new(
        sample.Path,
        sample.ContentHash,
        bytes,
        dataset.Classes[sample.Label],
        sample.Split == DataSplit.Unassigned ? null : sample.Split.ToString().ToLowerInvariant(),
        sample.Group is { } group && !group.StartsWith(OfContent, StringComparison.Ordinal) ? group : null);
}
