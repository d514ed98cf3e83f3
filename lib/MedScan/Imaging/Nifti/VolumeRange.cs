namespace MedScan.Imaging.Nifti;

/// <summary>Which numbers occur in a volume; the same in any order of reading.</summary>
/// <param name="All">The smallest and the largest finite number; both 0 when there is none.</param>
/// <param name="Inner">The 0.5th and the 99.5th percentile of the finite numbers: for voxels of 8 and 16 bits exact, otherwise within
/// 1/65,536 of the bin of a first histogram that they fall into.</param>
internal sealed record VolumeRange((double Low, double High) All, (double Low, double High) Inner)
{
    private const double Tail = 0.005;
    private const int Bins = 1 << 16;

    /// <summary>Looks at all voxels.</summary>
    public static VolumeRange Of(NiftiVolume volume)
    {
        if (volume.Counts() is { } counts) return Of(counts);
        (double Low, double High) range = Extremes(volume);
        if (!(range.High > range.Low)) return new VolumeRange(range, range);
        long[] histogram = Histogram(volume, range.Low, range.High);
        long total = histogram.Sum();
        long rank = Rank(total);
        return new VolumeRange(range, (AtRank(volume, range, histogram, rank), AtRank(volume, range, histogram, total - 1 - rank)));
    }

    private static VolumeRange Of(IReadOnlyList<(double Value, long Count)> counts)
    {
        if (counts.Count == 0) return new VolumeRange((0, 0), (0, 0));
        long total = counts.Sum(entry => entry.Count);
        long rank = Rank(total);
        return new VolumeRange((counts[0].Value, counts[^1].Value), (AtRank(counts, rank), AtRank(counts, total - 1 - rank)));
    }

    // The number that has this share of all below it; its counterpart is as far from the other end.
    private static long Rank(long total) => (long)Math.Floor(Tail * (total - 1));

    private static double AtRank(IReadOnlyList<(double Value, long Count)> counts, long rank)
    {
        int index = 0;
        for (long before = 0; before + counts[index].Count <= rank; index++) before += counts[index].Count;
        return counts[index].Value;
    }

    private static (double Low, double High) Extremes(NiftiVolume volume)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        for (int i = 0; i < volume.Count; i++)
        {
            double value = volume.Value(i);
            if (!double.IsFinite(value)) continue;
            low = Math.Min(low, value);
            high = Math.Max(high, value);
        }

        return low <= high ? (low, high) : (0, 0);
    }

    private static double AtRank(NiftiVolume volume, (double Low, double High) range, long[] counts, long rank)
    {
        (int bin, long before) = FindBin(counts, rank);
        // A second look into the bin: a few very bright voxels can put nearly everything into one.
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        for (int i = 0; i < volume.Count; i++)
        {
            double value = volume.Value(i);
            if (!double.IsFinite(value) || BinOf(value, range.Low, range.High) != bin) continue;
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        if (!(most > least)) return least;
        long[] inner = new long[Bins];
        for (int i = 0; i < volume.Count; i++)
        {
            double value = volume.Value(i);
            if (double.IsFinite(value) && BinOf(value, range.Low, range.High) == bin) inner[BinOf(value, least, most)]++;
        }

        (int innerBin, _) = FindBin(inner, rank - before);
        return least + (innerBin * ((most - least) / (Bins - 1)));
    }

    private static long[] Histogram(NiftiVolume volume, double low, double high)
    {
        long[] counts = new long[Bins];
        for (int i = 0; i < volume.Count; i++)
        {
            double value = volume.Value(i);
            if (double.IsFinite(value)) counts[BinOf(value, low, high)]++;
        }

        return counts;
    }

    private static (int Bin, long Before) FindBin(long[] counts, long rank)
    {
        long before = 0;
        int bin = 0;
        while (before + counts[bin] <= rank) before += counts[bin++];
        return (bin, before);
    }

    // Halves first, because the difference of two doubles may be infinite.
    private static int BinOf(double value, double low, double high) =>
        (int)Math.Clamp(Math.Round(((value / 2) - (low / 2)) / ((high / 2) - (low / 2)) * (Bins - 1)), 0, Bins - 1);
}
