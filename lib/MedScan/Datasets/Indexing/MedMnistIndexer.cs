using System.IO.Compression;
using System.Security.Cryptography;

namespace MedScan.Datasets.Indexing;

/// <summary>Reads MedMNIST's <c>.npz</c> files.</summary>
internal static class MedMnistIndexer
{
    private static readonly (string Prefix, DataSplit Split)[] Parts =
        [("train", DataSplit.Train), ("val", DataSplit.Validation), ("test", DataSplit.Test)];

    internal static Task<ImageDataset> IndexAsync(string npz, CancellationToken cancellationToken) =>
        Task.Run(() => Index(Path.GetFullPath(npz), cancellationToken), cancellationToken);

    private static ImageDataset Index(string npz, CancellationToken cancellationToken)
    {
        List<string> faults = [];
        Dictionary<string, NpyArray> images = new(StringComparer.Ordinal);
        List<ImageSample> samples = [];
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(npz);
            foreach ((string prefix, DataSplit split) in Parts)
            {
                cancellationToken.ThrowIfCancellationRequested();
                NpyArray? pixels = ReadArray(archive, prefix + "_images", faults);
                NpyArray? labels = ReadArray(archive, prefix + "_labels", faults);
                if (!Fit(prefix, pixels, labels, faults))
                    continue;
                images.Add(prefix + "_images", pixels!);
                samples.AddRange(Enumerable.Range(0, pixels!.Shape[0]).AsParallel().AsOrdered().Select(row => new ImageSample(
                    $"{prefix}_images/{row}", labels!.Values[row], split, null, Convert.ToHexStringLower(SHA256.HashData(pixels.Row(row))))));
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new DatasetException(npz, [$"it cannot be read as an .npz file: {exception.Message} Fetch it again."]);
        }

        if (samples.Count == 0 && faults.Count == 0)
            faults.Add("it holds no train_images, val_images or test_images.");
        string name = Path.GetFileNameWithoutExtension(npz);
        IReadOnlyList<string> classes = MedMnistClasses.Of(name, samples.Count == 0 ? 0 : samples.Max(sample => sample.Label) + 1);
        if (faults.Count == 0)
        {
            IndexBuilder.AddClassFaults(
                classes, [.. samples.Select(sample => new IndexEntry(sample.Path, classes[sample.Label], sample.Split, null))], faults);
        }

        if (faults.Count > 0)
            throw new DatasetException(npz, faults);
        return new ImageDataset(name, npz, classes, ContentGroups.Unite(samples), new ArrayPixelSource(images), 0);
    }

    private static NpyArray? ReadArray(ZipArchive archive, string name, List<string> faults)
    {
        if (archive.GetEntry(name + ".npy") is not { } entry)
            return null;
        try
        {
            using Stream stream = entry.Open();
            return NpyReader.Read(stream, entry.Length);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or OverflowException)
        {
            faults.Add($"array '{name}' cannot be read: {exception.Message.TrimEnd('.')}. Fetch the file again.");
            // An empty array instead of none, so that its partner is not reported as standing alone.
            return new NpyArray([], []);
        }
    }

    private static bool Fit(string prefix, NpyArray? images, NpyArray? labels, List<string> faults)
    {
        if (images is null != labels is null)
            faults.Add($"'{prefix}_images' and '{prefix}_labels' must come together, and one is missing.");
        if (images is null || labels is null || images.Shape.Count == 0 || labels.Shape.Count == 0)
            return false;

        int before = faults.Count;
        IReadOnlyList<int> shape = images.Shape;
        if (shape.Count is not (3 or 4) || shape.Any(axis => axis == 0) || (shape.Count == 4 && shape[3] != 3))
            faults.Add($"'{prefix}_images' has shape ({string.Join(", ", shape)}); expected (N, height, width) or (N, height, width, 3).");
        if (labels.Shape.Count > 2 || (labels.Shape.Count == 2 && labels.Shape[1] != 1))
        {
            faults.Add(
                $"'{prefix}_labels' has shape ({string.Join(", ", labels.Shape)}); expected (N, 1): one label per image. "
                + "Sets with several labels per image are not supported.");
        }
        else if (labels.Shape[0] != shape[0])
        {
            faults.Add($"'{prefix}_images' has {shape[0]} images and '{prefix}_labels' {labels.Shape[0]} labels.");
        }

        return faults.Count == before;
    }
}
