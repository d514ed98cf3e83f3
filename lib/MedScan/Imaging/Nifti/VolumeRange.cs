namespace MedScan.Imaging.Nifti;

/// <summary>Which numbers occur in a volume; the same in any order of reading.</summary>
internal static class VolumeRange
{
    private const double Tail = 0.005;
    private const int Bins = 1 << 16;

    /// <summary>The smallest and the largest finite number; both 0 when there is none.</summary>
    public static (double Low, double High) Of(NiftiVolume volume)
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

    /// <summary>The 0.5th and the 99.5th percentile of the finite numbers: for whole numbers with up to 65,536 values exact,
    /// otherwise within 1/65,536 of the bin of a first histogram that they fall into.</summary>
    public static (double Low, double High) Percentiles(NiftiVolume volume, (double Low, double High) range)
    {
        if (!(range.High > range.Low)) return range;
        long[] counts = Histogram(volume, range.Low, range.High);
        long total = counts.Sum();
        // The voxel that has this share of all below it, and its counterpart from the other end.
        long rank = (long)Math.Floor(Tail * (total - 1));
        return (AtRank(volume, range, counts, rank), AtRank(volume, range, counts, total - 1 - rank));
    }

    private static double AtRank(NiftiVolume volume, (double Low, double High) range, long[] counts, long rank)
    {
        (int bin, long before) = FindBin(counts, rank);
        double width = (range.High - range.Low) / (Bins - 1);
        double low = range.Low + ((bin - 0.5) * width);
        double high = low + width;
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

        if (!(most > least)) return least <= most ? least : (low + high) / 2;
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
