namespace MedScan.Auditing.NearDuplicates;

/// <summary>Finds copies of pictures that were encoded again, resized, brightened, cropped, shifted or mirrored.</summary>
/// <remarks>Hashes in an index give candidates; each candidate is laid on its partner and compared in detail. Whether two pictures are a
/// pair depends on these two alone: not on the others, nor on order or threads. So a part of a data set has the pairs of the whole.</remarks>
internal sealed class NearDuplicateSearch
{
    // What a crop of 5 % leaves along an axis; with the hash's own tolerance this covers crops up to some 6 %.
    private static readonly (double Start, double Length)[] Parts = [(0, 0.95), (0.05, 0.95), (0.025, 0.95)];

    private static readonly Window[] Crops =
        [.. Parts.SelectMany(x => Parts.Select(y => new Window(x.Start, y.Start, x.Length, y.Length)))];

    private readonly IReadOnlyList<Fingerprint> pictures;
    private readonly NearThresholds thresholds;
    private readonly HashIndex whole;
    private readonly HashIndex content;

    internal NearDuplicateSearch(IReadOnlyList<Fingerprint> pictures, NearThresholds thresholds)
    {
        this.pictures = pictures;
        this.thresholds = thresholds;
        whole = new HashIndex([.. pictures.Select(picture => picture.Whole.Bits)]);
        content = new HashIndex([.. pictures.Select(picture => picture.Content.Bits)]);
    }

    /// <summary>All pairs by rising position.</summary>
    /// <param name="workers">Threads.</param>
    /// <param name="cancellationToken">Stops between two pictures.</param>
    internal IReadOnlyList<NearPair> FindPairs(int workers, CancellationToken cancellationToken)
    {
        var found = new NearPair[pictures.Count][];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        Parallel.For(0, pictures.Count, parallel, index => found[index] = [.. PairsOf(index)]);
        return
        [
            .. found.SelectMany(pairs => pairs)
                .GroupBy(pair => (pair.First, pair.Second))
                .Select(same => same.OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.Mirrored).First())
                .OrderBy(pair => pair.First).ThenBy(pair => pair.Second),
        ];
    }

    private IEnumerable<NearPair> PairsOf(int index)
    {
        foreach (Candidate candidate in Candidates(index))
        {
            if (Compare(pictures[index], candidate) is { } comparison && thresholds.Accept(comparison))
            {
                yield return new NearPair(
                    Math.Min(index, candidate.Other), Math.Max(index, candidate.Other), comparison.Details, candidate.Mirrored);
            }
        }
    }

    // In one fixed direction: the other one gives nearly, not exactly, the same numbers.
    internal PairComparison? Compare(Fingerprint looked, Candidate candidate)
    {
        Fingerprint other = pictures[candidate.Other];
        bool isFirst = string.CompareOrdinal(looked.Key, other.Key) < 0;
        (Fingerprint first, Fingerprint second) = isFirst ? (looked, other) : (other, looked);
        Alignment start = isFirst ? candidate.Start
            : candidate.Mirrored ? candidate.Start.Mirrored.Inverse
            : candidate.Start.Inverse;
        byte[] moved = candidate.Mirrored ? Thumbnail.Mirror(first.Thumbnail) : first.Thumbnail;
        int detailSide = Math.Min(first.DetailSide, second.DetailSide);
        return PairComparison.Of(new Picture(moved), new Picture(second.Thumbnail), start, detailSide, thresholds.Values);
    }

    // The best start for each picture and each way round.
    internal IEnumerable<Candidate> Candidates(int index)
    {
        Fingerprint picture = pictures[index];
        Dictionary<(int, bool), Candidate> best = [];
        List<int> found = [];
        // Two whole pictures find each other from both sides; once is enough, from the side that the keys decide. Of a crop and a whole
        // each side is another question.
        Look(whole, picture.Whole, other => pictures[other].Whole, other => string.CompareOrdinal(picture.Key, pictures[other].Key) < 0);
        Look(content, picture.Content, other => pictures[other].Content, other => string.CompareOrdinal(picture.Key, pictures[other].Key) < 0);
        foreach (Window crop in Crops)
            Look(whole, FrequencyHash.Of(picture.Thumbnail, crop), other => pictures[other].Whole, other => other != index);
        return best.Values.OrderBy(candidate => candidate.Other).ThenBy(candidate => candidate.Mirrored);

        void Look(HashIndex entries, FrequencyHash upright, Func<int, FrequencyHash> entry, Predicate<int> wanted)
        {
            foreach (bool mirrored in new[] { false, true })
            {
                FrequencyHash looked = mirrored ? upright.Mirrored() : upright;
                entries.Find(looked.Bits, found);
                foreach (int other in found)
                {
                    if (!wanted(other) || !thresholds.AcceptShapes(picture.AspectRatio, pictures[other].AspectRatio))
                        continue;
                    FrequencyHash match = entry(other);
                    float likeness = looked.Likeness(match);
                    if (likeness >= thresholds.Likeness && !(best.TryGetValue((other, mirrored), out Candidate known) && known.Likeness >= likeness))
                        best[(other, mirrored)] = new Candidate(other, mirrored, Alignment.Between(looked.Window, match.Window), likeness);
                }
            }
        }
    }
}
