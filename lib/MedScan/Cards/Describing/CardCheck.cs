using MedScan.Cards.Downloading;
using MedScan.Datasets;
using MedScan.Versions;

namespace MedScan.Cards.Describing;

/// <summary>Whether what lies somewhere is the data set that a card describes.</summary>
/// <param name="Dataset">What lies there; null when it cannot be used at all.</param>
/// <param name="Differences">A sentence each; empty when it is the published set as far as the card knows it.</param>
internal sealed record CardCheck(ImageDataset? Dataset, IReadOnlyList<string> Differences)
{
    private const int MostFaults = 5;

    public static async Task<CardCheck> CompareAsync(
        DatasetCard card, string path, IProgress<TransferProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new TransferProgress(TransferStage.Verifying, 0, card.Bytes, 0, card.Images));
        ImageDataset dataset;
        try
        {
            dataset = await ImageDataset.OpenAsync(path, cancellation).ConfigureAwait(false);
        }
        catch (DatasetException exception)
        {
            return new CardCheck(null, [.. exception.Faults.Take(MostFaults)]);
        }

        List<string> differences = [];
        AddClasses(card, dataset, differences);
        AddCounts(card, dataset, differences);
        if (differences.Count > 0)
            return new CardCheck(dataset, differences);
        if (card.Layout == CardLayout.Npz)
        {
            if (await ExpectedFile.Of(card.Source).FindFaultAsync(path, progress, cancellation).ConfigureAwait(false) is { } fault)
                differences.Add($"{card.Path} {fault}");
        }

        if (card.Digest is { } digest)
        {
            DatasetSnapshot snapshot = await DatasetSnapshot.OfAsync(dataset, cancellation).ConfigureAwait(false);
            if (card.Bytes is { } bytes && snapshot.Bytes != bytes)
                differences.Add($"all images together have {snapshot.Bytes} bytes instead of {bytes}: some are others, or were written again");
            else if (snapshot.Digest != digest)
                differences.Add($"some images have another content, path or label than published: the snapshot's digest is {snapshot.Digest} instead of {digest}");
        }

        return new CardCheck(dataset, differences);
    }

    private static void AddClasses(DatasetCard card, ImageDataset dataset, List<string> differences)
    {
        string[] missing = [.. card.Classes.Except(dataset.Classes, StringComparer.Ordinal)];
        string[] more = [.. dataset.Classes.Except(card.Classes, StringComparer.Ordinal)];
        if (missing.Length > 0)
            differences.Add($"it lacks {(missing.Length == 1 ? "the class" : "the classes")} {string.Join(", ", missing)}");
        if (more.Length > 0)
            differences.Add($"it has {(more.Length == 1 ? "a class" : "classes")} of which the card knows nothing: {string.Join(", ", more)}");
    }

    private static void AddCounts(DatasetCard card, ImageDataset dataset, List<string> differences)
    {
        if (differences.Count > 0)
            return; // follows from it
        Dictionary<(DataSplit, string), int> counts = dataset.Samples
            .CountBy(sample => (sample.Split, dataset.Classes[sample.Label])).ToDictionary();
        foreach ((DataSplit split, IReadOnlyList<int> expected) in card.ImagesPerClass.Known)
        {
            foreach ((string name, int count) in card.Classes.Zip(expected))
            {
                int got = counts.GetValueOrDefault((split, name));
                if (got != count)
                    differences.Add($"{(split == DataSplit.Unassigned ? "" : split.ToString().ToLowerInvariant() + "/")}{name} has {got} images instead of {count}");
            }
        }

        if (differences.Count == 0 && dataset.Samples.Count != card.Images)
            differences.Add($"it has {dataset.Samples.Count} images instead of {card.Images}");
    }
}
