using MedScan.Datasets.Indexing;
using MedScan.Imaging;
using MedScan.Notebooks;

namespace MedScan.Datasets;

/// <summary>An immutable index of labelled images: where each one is, its class, its split, its group and its content.</summary>
/// <remarks>The index holds no decoded pixels; <see cref="ImageCache"/> decodes them once.
/// Samples stand in ordinal order of their paths (arrays: in row order), whatever order the file system reports.</remarks>
[TypeFormatterSource(typeof(DatasetFormatterSource))]
public sealed class ImageDataset
{
    private readonly Lazy<IReadOnlyList<LabelConflict>> labelConflicts;

    internal ImageDataset(
        string name, string root, IReadOnlyList<string> classes, IReadOnlyList<ImageSample> samples, PixelSource source, int ignoredFiles,
        IdentifyingTags? identifyingTags = null)
    {
        Name = name;
        Root = root;
        Classes = classes;
        Samples = samples;
        Source = source;
        IgnoredFiles = ignoredFiles;
        IdentifyingTags = identifyingTags ?? IdentifyingTags.None;
        Digest = DatasetDigest.Compute(classes, samples);
        labelConflicts = new(() => ContentGroups.FindConflicts(samples));
    }

    /// <summary>The folder's or file's own name, without extension.</summary>
    public string Name { get; }

    /// <summary>Full path of the folder that sample paths are relative to, or of the array file.</summary>
    public string Root { get; }

    /// <summary>Class names; a label is a position in this list. Folders and manifests: in ordinal order.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>All samples of all splits.</summary>
    public IReadOnlyList<ImageSample> Samples { get; }

    /// <summary>SHA-256 (lower-case hexadecimal) over class names and each sample's path, label and content hash, in order.</summary>
    /// <remarks>Splits and groups do not enter: dividing a data set differently leaves its decoded images valid.</remarks>
    public string Digest { get; }

    /// <summary>Files in the folder that were left out because they are hidden images, no image format that MedScan reads, or DICOM
    /// files without an image.</summary>
    public int IgnoredFiles { get; }

    /// <summary>What the DICOM files that were indexed tell about persons.</summary>
    public IdentifyingTags IdentifyingTags { get; }

    /// <summary>Identical files with different labels; reported, not rejected, since only a person can say which label is right.</summary>
    public IReadOnlyList<LabelConflict> LabelConflicts => labelConflicts.Value;

    internal PixelSource Source { get; }

    /// <summary>Opens whatever <paramref name="path"/> is: a folder, a <c>.csv</c> manifest or a MedMNIST <c>.npz</c>.</summary>
    /// <param name="path">A folder or a file.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatasetException">Nothing is there, it is of another kind, or it is faulty.</exception>
    public static Task<ImageDataset> OpenAsync(string path, CancellationToken cancellationToken = default) =>
        OpenAsync(path, new DatasetOptions(), cancellationToken);

    /// <summary>Opens whatever <paramref name="path"/> is: a folder, a <c>.csv</c> manifest or a MedMNIST <c>.npz</c>.</summary>
    /// <param name="path">A folder or a file.</param>
    /// <param name="options">How files become samples.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatasetException">Nothing is there, it is of another kind, or it is faulty.</exception>
    public static Task<ImageDataset> OpenAsync(string path, DatasetOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(options);
        if (Directory.Exists(path))
            return FolderIndexer.IndexAsync(path, options, cancellationToken);
        if (!File.Exists(path))
            throw new DatasetException(path, ["nothing is there. Give an image folder, a .csv manifest or a MedMNIST .npz file."]);

        string extension = Path.GetExtension(path);
        if (extension.Equals(".csv", StringComparison.OrdinalIgnoreCase))
            return ManifestIndexer.IndexAsync(path, null, options, cancellationToken);
        if (extension.Equals(".npz", StringComparison.OrdinalIgnoreCase))
            return FromMedMnistAsync(path, cancellationToken);
        throw new DatasetException(path, [$"a data set is a folder, a .csv manifest or a MedMNIST .npz file, not '{extension}'."]);
    }

    /// <summary>Reads a folder laid out as <c>split/class/...</c> or <c>class/...</c>; images lie at any depth below the class.</summary>
    /// <param name="folder">The folder. Split names are train, training, val, valid, validation, test, testing, in any case.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Classes in ordinal order. Identical files share a <see cref="ImageSample.Group"/>, so that a splitter keeps them together;
    /// so do the DICOM files of a patient and the frames or slices of a file.</returns>
    /// <remarks>DICOM files are found by the extension .dcm or .dicom, and by their content where the name has no extension, a number
    /// for one, .ima or .dic. A file with several frames gives a sample for each, <c>a/b.dcm#3</c>, counted from 1; a NIfTI volume one for
    /// each axial slice, <c>volume.nii.gz#z12</c>, empty ones included: a manifest can name those that are wanted.</remarks>
    /// <exception cref="DatasetException">The folder is missing or empty, has one class only, mixes layouts, lacks a class in a split,
    /// or holds files that cannot be read; all faults are listed together.</exception>
    public static Task<ImageDataset> FromFolderAsync(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return FolderIndexer.IndexAsync(folder, new DatasetOptions(), cancellationToken);
    }

    /// <summary>Reads a CSV manifest (RFC 4180, UTF-8) with the columns <c>path</c> and <c>label</c> and optionally
    /// <c>split</c> and <c>group</c>, in any order; further columns are ignored.</summary>
    /// <param name="csv">The manifest. Labels are class names; backslashes in paths are read as slashes. A path may name one frame of a DICOM
    /// file (<c>scan.dcm#3</c>) or slice of a volume (<c>volume.nii.gz#z12</c>); without, all are meant. A patient's files share a group
    /// unless the column <c>group</c> says otherwise.</param>
    /// <param name="root">The folder paths are relative to; null for the manifest's own folder.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="DatasetException">The manifest is faulty or names files that cannot be read; faults carry line numbers.</exception>
    public static Task<ImageDataset> FromManifestAsync(string csv, string? root = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(csv);
        return ManifestIndexer.IndexAsync(csv, root, new DatasetOptions(), cancellationToken);
    }

    /// <summary>Reads a MedMNIST file: <c>train|val|test_images</c> as uint8 (N, H, W) or (N, H, W, 3) and labels (N, 1) or (N).</summary>
    /// <param name="npz">The file; the pixels stay in memory as long as the data set does.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <returns>Classes carry MedMNIST's names where the file name is known, otherwise "0", "1", ...</returns>
    /// <remarks>Yang et al., MedMNIST v2, Scientific Data 10:41, 2023.</remarks>
    /// <exception cref="DatasetException">The file is missing, damaged, or holds arrays of another kind.</exception>
    public static Task<ImageDataset> FromMedMnistAsync(string npz, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(npz);
        return MedMnistIndexer.IndexAsync(npz, cancellationToken);
    }

    /// <summary>Positions of the samples of one split, ascending.</summary>
    /// <param name="split">The split.</param>
    /// <returns>Positions in <see cref="Samples"/>; empty when the split is.</returns>
    public IReadOnlyList<int> IndicesOf(DataSplit split) =>
        [.. Enumerable.Range(0, Samples.Count).Where(index => Samples[index].Split == split)];

    /// <summary>Decodes one image at its own size. Thread-safe.</summary>
    /// <param name="sampleIndex">Position in <see cref="Samples"/>.</param>
    /// <param name="options">Colour, pixel limit and smallest useful side; RGB at full size when null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in the data set.</exception>
    /// <exception cref="ImageReadException">The image cannot be decoded.</exception>
    public PixelImage Decode(int sampleIndex, DecodeOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sampleIndex, Samples.Count);
        return Source.Read(Samples[sampleIndex], options ?? new DecodeOptions()).Pixels;
    }

    /// <summary>The same data set with other samples: filtered, or divided differently.</summary>
    /// <param name="samples">Samples whose paths exist in this data set and whose labels are positions in <see cref="Classes"/>.</param>
    /// <exception cref="ArgumentException">A label is out of range.</exception>
    public ImageDataset WithSamples(IReadOnlyList<ImageSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        ImageSample? wrong = samples.FirstOrDefault(sample => sample.Label < 0 || sample.Label >= Classes.Count);
        if (wrong is not null)
        {
            throw new ArgumentException(
                $"Expected labels from 0 to {Classes.Count - 1}, got {wrong.Label} for '{wrong.Path}'.", nameof(samples));
        }

        return new ImageDataset(Name, Root, Classes, [.. samples], Source, IgnoredFiles, IdentifyingTags);
    }

    /// <summary>The same data set with images tied together that a splitter must not part, such as near duplicates or images of one patient.</summary>
    /// <param name="groups">From an audit, a <c>groups.csv</c> or code. They are united with the groups that the samples have: whoever
    /// shares a group in either sense shares one afterwards.</param>
    /// <exception cref="DatasetException">The groups name images that this data set does not have.</exception>
    public ImageDataset WithGroups(SampleGroups groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        return WithSamples(ContentGroups.Unite(Samples, groups.For(this)));
    }
}
