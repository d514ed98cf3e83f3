using MedScan.Auditing.Findings;
using MedScan.Auditing.NearDuplicates;
using MedScan.Datasets;
using MedScan.Datasets.Indexing;

namespace MedScan.Auditing.Scanning;

/// <summary>Which images of a data set show the same: by file, by pixels, nearly.</summary>
internal sealed class Pictures
{
    private Pictures(int[] pictureOf, IReadOnlyList<int[]> members, IReadOnlyList<NearPair> pairs)
    {
        PictureOf = pictureOf;
        Members = members;
        Pairs = pairs;
    }

    /// <summary>For each image its picture, which images with equal files or pixels share.</summary>
    internal IReadOnlyList<int> PictureOf { get; }

    /// <summary>For each picture its images by rising position.</summary>
    internal IReadOnlyList<int[]> Members { get; }

    /// <summary>Pictures that are near duplicates, by rising numbers.</summary>
    internal IReadOnlyList<NearPair> Pairs { get; }

    /// <param name="dataset">The images.</param>
    /// <param name="records">What was seen of each; null = it could not be decoded.</param>
    /// <param name="withNear">Whether to look for near duplicates.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    internal static Pictures Of(ImageDataset dataset, IReadOnlyList<ImageRecord?> records, bool withNear, CancellationToken cancellationToken)
    {
        int[] pictureOf = new int[records.Count];
        List<List<int>> members = [];
        Dictionary<string, int> known = new(StringComparer.Ordinal);
        for (int index = 0; index < records.Count; index++)
        {
            // Files that cannot be decoded are the same when their bytes are.
            string key = records[index]?.PixelHash ?? "file " + dataset.Samples[index].ContentHash;
            if (!known.TryGetValue(key, out int picture))
            {
                known.Add(key, picture = members.Count);
                members.Add([]);
            }

            members[picture].Add(index);
            pictureOf[index] = picture;
        }

        // Even images have no content to compare; all of them would be alike.
        int[] comparable = [.. Enumerable.Range(0, members.Count).Where(picture => records[members[picture][0]] is { IsNearConstant: false })];
        IReadOnlyList<NearPair> pairs = [];
        if (withNear)
        {
            NearDuplicateSearch search = new([.. comparable.Select(picture => records[members[picture][0]]!.Fingerprint)], new NearThresholds());
            pairs =
            [
                .. search.FindPairs(Environment.ProcessorCount, cancellationToken)
                    .Select(pair => pair with { First = comparable[pair.First], Second = comparable[pair.Second] }),
            ];
        }

        return new Pictures(pictureOf, [.. members.Select(images => images.ToArray())], pairs);
    }

    /// <summary>Pictures that are connected by near duplicates, two or more each, by their first picture.</summary>
    internal IReadOnlyList<int[]> NearGroups()
    {
        DisjointSets sets = new(Members.Count);
        foreach (NearPair pair in Pairs)
            sets.Join(pair.First, pair.Second);
        return
        [
            .. Enumerable.Range(0, Members.Count).GroupBy(sets.Find).Where(group => group.Skip(1).Any())
                .Select(group => group.ToArray()).OrderBy(group => group[0]),
        ];
    }

    /// <summary>The images of some pictures by rising position.</summary>
    internal int[] ImagesOf(IEnumerable<int> pictures) => [.. pictures.SelectMany(picture => Members[picture]).Order()];

    /// <summary>A pair of pictures as a pair of images: the first of each.</summary>
    internal SimilarPair PairOfImages(NearPair pair)
    {
        int first = Members[pair.First][0];
        int second = Members[pair.Second][0];
        return new SimilarPair(Math.Min(first, second), Math.Max(first, second), pair.Similarity, pair.Mirrored);
    }
}
