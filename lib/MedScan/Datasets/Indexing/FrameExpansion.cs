using System.Security.Cryptography;
using System.Text;
using MedScan.Imaging;
using MedScan.Imaging.Dicom;

namespace MedScan.Datasets.Indexing;

/// <summary>Turns files into samples: one each, or one for each frame or slice.</summary>
internal sealed class FrameExpansion
{
    private readonly List<string> faults;
    private readonly SliceAxis axis;
    private readonly List<(IndexEntry Entry, string Hash)> samples = [];
    private readonly Dictionary<string, int> tags = new(StringComparer.Ordinal);
    private int dicomFiles;
    private int identifyingFiles;

    private FrameExpansion(SliceAxis axis, List<string> faults)
    {
        this.axis = axis;
        this.faults = faults;
    }

    /// <summary>The samples and their content hashes, in ordinal order of their paths.</summary>
    public IReadOnlyList<(IndexEntry Entry, string Hash)> Samples => samples;

    /// <summary>DICOM files without an image that were left out.</summary>
    public int WithoutImage { get; private set; }

    /// <summary>What the files tell about persons.</summary>
    public IdentifyingTags Tags => new(
        identifyingFiles, dicomFiles, [.. tags.OrderByDescending(pair => pair.Value).ThenBy(pair => IdentifyingTag.OrderOf(pair.Key))]);

    /// <summary>Hashes and looks into all files.</summary>
    /// <param name="root">The folder that paths are relative to.</param>
    /// <param name="entries">Files, or frames of files that are named one by one.</param>
    /// <param name="options">How volumes are cut.</param>
    /// <param name="faults">Receives a fault for each file that cannot be read and each frame that is not there.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<FrameExpansion> ExpandAsync(
        string root, IReadOnlyList<IndexEntry> entries, DatasetOptions options, List<string> faults, CancellationToken cancellationToken)
    {
        FrameReference[] references = [.. entries.Select(entry => FrameReference.Find(Path.Combine(root, entry.Path)))];
        string[] paths = [.. references.Select(reference => reference.Path).Distinct(StringComparer.Ordinal)];
        Dictionary<string, int> positions = new(paths.Length, StringComparer.Ordinal);
        for (int index = 0; index < paths.Length; index++) positions.Add(paths[index], index);
        string?[] hashes = await ContentHasher
            .HashAsync(root, [.. paths.Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'))], faults, cancellationToken).ConfigureAwait(false);
        ScanFacts?[] facts = new ScanFacts?[paths.Length];
        await Task.Run(
            () => Parallel.For(0, paths.Length, new ParallelOptions { CancellationToken = cancellationToken }, index =>
                facts[index] = hashes[index] is null ? null : ScanFacts.Read(paths[index], options.SliceAxis)),
            cancellationToken).ConfigureAwait(false);

        var expansion = new FrameExpansion(options.SliceAxis, faults);
        foreach (ScanFacts? fact in facts) expansion.Count(fact);
        for (int index = 0; index < entries.Count; index++)
        {
            int file = positions[references[index].Path];
            if (hashes[file] is { } hash) expansion.Add(entries[index], references[index], hash, facts[file]);
        }

        expansion.Sort();
        return expansion;
    }

    private void Count(ScanFacts? facts)
    {
        if (facts is not { Format: ImageFormat.Dicom }) return;
        dicomFiles++;
        if (facts.Tags.Count > 0) identifyingFiles++;
        foreach (string tag in facts.Tags) tags[tag] = tags.GetValueOrDefault(tag) + 1;
    }

    private void Add(IndexEntry entry, FrameReference reference, string hash, ScanFacts? facts)
    {
        if (facts is null)
        {
            if (reference.Frame is null) samples.Add((entry, hash));
            else faults.Add($"'{entry.Path}' names a frame of a file that has no frames. Name the file alone.");
            return;
        }

        if (facts.Frames == 0)
        {
            WithoutImage++;
            return;
        }

        bool isVolume = facts.Format == ImageFormat.Nifti;
        bool isOne = facts.Frames == 1 && !isVolume;
        string? group = entry.Group ?? facts.Group ?? (isOne ? null : "file:" + hash[..16]);
        if (reference.Frame is { } named)
        {
            AddNamed(entry with { Group = group }, reference, named, hash, facts);
        }
        else if (isOne)
        {
            samples.Add((entry with { Group = group }, hash));
        }
        else
        {
            for (int frame = 1; frame <= facts.Frames; frame++)
                AddFrame(entry with { Group = group }, entry.Path, FrameReference.SuffixOf(facts.Format, frame, axis), hash);
        }
    }

    private void AddNamed(IndexEntry entry, FrameReference reference, int frame, string hash, ScanFacts facts)
    {
        bool isVolume = facts.Format == ImageFormat.Nifti;
        if (reference.Axis is not null && !isVolume)
        {
            faults.Add($"'{entry.Path}' names a slice of a volume, the file is DICOM. Write its frame as #{frame}.");
            return;
        }

        SliceAxis named = reference.Axis ?? axis;
        // The number of slices is known for one way of cutting; the others are checked when they are decoded.
        if (frame > facts.Frames && (!isVolume || named == axis))
        {
            faults.Add($"'{entry.Path}' names frame {frame}, the file has {facts.Frames}.");
            return;
        }

        string path = entry.Path[..entry.Path.LastIndexOf('#')];
        AddFrame(entry, path, FrameReference.SuffixOf(facts.Format, frame, named), hash);
    }

    // Frames of one file differ, and those of two equal files are equal in pairs.
    private void AddFrame(IndexEntry entry, string path, string suffix, string hash) => samples.Add((
        entry with { Path = path + suffix },
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash + suffix)))));

    private void Sort()
    {
        samples.Sort((left, right) => string.CompareOrdinal(left.Entry.Path, right.Entry.Path));
        for (int index = 1; index < samples.Count; index++)
        {
            if (samples[index].Entry.Path == samples[index - 1].Entry.Path)
                faults.Add($"'{samples[index].Entry.Path}' is named twice.");
        }
    }
}
