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
    internal DatasetSnapshot(string name, IReadOnlyList<SnapshotFile> files, IReadOnlyList<SnapshotContainer> containers)
    {
        Name = name;
        Containers = [.. containers.OrderBy(container => container.Path, Utf8Order.Comparer)];
        Files = [.. files.OrderBy(file => file.Path, Utf8Order.Comparer)];
        Digest = SnapshotText.Digest(Files);
    }

    /// <summary>The data set's name; says nothing about its content.</summary>
    public string Name { get; }

    /// <summary>SHA-256 over all lines, in lower-case hexadecimal.</summary>
    public string Digest { get; }

    /// <summary>All images, in the order of the UTF-8 bytes of their paths.</summary>
    public IReadOnlyList<SnapshotFile> Files { get; }

    /// <summary>The files that hold several images each: an array file, DICOM files with frames, volumes. They do not enter the digest:
    /// compressed differently, arrays are the same data.</summary>
    public IReadOnlyList<SnapshotContainer> Containers { get; }

    /// <summary>Size of all images.</summary>
    public long Bytes => Files.Sum(file => file.Bytes);

    /// <summary>The files that have to be there for the images to be there.</summary>
    internal IEnumerable<SnapshotContainer> StoredFiles
    {
        get
        {
            HashSet<string> containers = [.. Containers.Select(container => container.Path)];
            bool isArrays = Containers is [{ Path: var path }] && Path.GetExtension(path).Equals(".npz", StringComparison.OrdinalIgnoreCase);
            return Containers.Concat(isArrays ? [] : Files
                .Where(file => file.Path.LastIndexOf('#') is var mark && (mark < 0 || !containers.Contains(file.Path[..mark])))
                .Select(file => new SnapshotContainer(file.Path, file.Sha256, file.Bytes)));
        }
    }

    /// <summary>Describes a data set as it is now.</summary>
    /// <param name="dataset">As opened: before a splitter has divided it, so that the digest does not depend on a training's seed.</param>
    /// <param name="cancellationToken">Stops asking for sizes.</param>
    /// <exception cref="SnapshotException">A file has gone since the data set was opened.</exception>
    public static async Task<DatasetSnapshot> OfAsync(ImageDataset dataset, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        try
        {
            return await SnapshotMaker.MakeAsync(dataset, cancellationToken).ConfigureAwait(false);
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
}
