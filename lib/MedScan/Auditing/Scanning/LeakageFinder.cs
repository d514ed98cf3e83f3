using MedScan.Auditing.Findings;
using MedScan.Datasets;

namespace MedScan.Auditing.Scanning;

/// <summary>Finds images that also occur in an earlier split.</summary>
internal sealed class LeakageFinder
{
    private static readonly (DataSplit Split, DataSplit Earlier)[] Ways =
        [(DataSplit.Test, DataSplit.Train), (DataSplit.Test, DataSplit.Validation), (DataSplit.Validation, DataSplit.Train)];

    private readonly ImageDataset dataset;
    private readonly Pictures pictures;
    private readonly Func<int, AuditedImage> image;
    private readonly ILookup<int, (int Picture, double Similarity)> neighbours;
    private readonly ILookup<string, int> groups;

    internal LeakageFinder(ImageDataset dataset, Pictures pictures, Func<int, AuditedImage> image)
    {
        this.dataset = dataset;
        this.pictures = pictures;
        this.image = image;
        neighbours = pictures.Pairs
            .SelectMany(pair => new[] { (From: pair.First, To: pair.Second, pair.Similarity), (From: pair.Second, To: pair.First, pair.Similarity) })
            .ToLookup(pair => pair.From, pair => (pair.To, pair.Similarity));
        groups = Enumerable.Range(0, dataset.Samples.Count)
            .Where(index => dataset.Samples[index].Group is not null)
            .ToLookup(index => dataset.Samples[index].Group!, StringComparer.Ordinal);
    }

    internal IEnumerable<AuditFinding> Find()
    {
        foreach ((DataSplit split, DataSplit earlier) in Ways)
        {
            ILookup<DuplicateKind, (int Index, int Twin)> leaks = dataset.IndicesOf(split)
                .Select(index => (Index: index, Link: Strongest(index, earlier)))
                .Where(leak => leak.Link is not null)
                .ToLookup(leak => leak.Link!.Value.Kind, leak => (leak.Index, leak.Link!.Value.Twin));
            foreach (IGrouping<DuplicateKind, (int Index, int Twin)> same in leaks.OrderBy(same => same.Key))
            {
                yield return new LeakageFinding(
                    same.Key, split, earlier, [.. same.Select(leak => image(leak.Index))], [.. same.Select(leak => image(leak.Twin))]);
            }
        }
    }

    private (DuplicateKind Kind, int Twin)? Strongest(int index, DataSplit earlier)
    {
        int picture = pictures.PictureOf[index];
        string content = dataset.Samples[index].ContentHash;
        int[] same = [.. pictures.Members[picture].Where(other => dataset.Samples[other].Split == earlier)];
        if (same.Cast<int?>().FirstOrDefault(other => dataset.Samples[other!.Value].ContentHash == content) is { } file)
            return (DuplicateKind.SameFile, file);
        if (same.Length > 0)
            return (DuplicateKind.SamePixels, same[0]);
        int? near = neighbours[picture]
            .SelectMany(neighbour => pictures.Members[neighbour.Picture].Select(other => (Other: other, neighbour.Similarity)))
            .Where(pair => dataset.Samples[pair.Other].Split == earlier)
            .OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.Other)
            .Select(pair => (int?)pair.Other).FirstOrDefault();
        if (near is { } twin)
            return (DuplicateKind.NearDuplicate, twin);
        int? related = dataset.Samples[index].Group is { } group
            ? groups[group].Where(other => dataset.Samples[other].Split == earlier).Select(other => (int?)other).FirstOrDefault()
            : null;
        return related is { } relative ? (DuplicateKind.SameGroup, relative) : null;
    }
}
