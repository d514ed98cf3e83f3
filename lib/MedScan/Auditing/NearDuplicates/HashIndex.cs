using System.Numerics;

namespace MedScan.Auditing.NearDuplicates;

/// <summary>Finds all hashes within a distance without looking at each one.</summary>
/// <remarks>Multi-index hashing (Norouzi, Punjani and Fleet, CVPR 2012): hashes that differ in at most 11 of 64 bits differ in at most 2
/// of some quarter, so looking up the 137 values around each quarter in four tables finds every one of them.</remarks>
internal sealed class HashIndex
{
    internal const int Radius = 11;

    private const int Bands = 4;
    private const int BandBits = 16;
    private const int Values = 1 << BandBits;

    // All 16-bit numbers with at most two ones: Radius / Bands = 2.
    private static readonly ushort[] Neighbours =
    [
        0,
        .. Enumerable.Range(0, BandBits).Select(bit => (ushort)(1 << bit)),
        .. Enumerable.Range(0, BandBits).SelectMany(high => Enumerable.Range(0, high).Select(low => (ushort)(1 << high | 1 << low))),
    ];

    private readonly ulong[] hashes;

    // Per band: entries sorted by the band's value, and where each value begins.
    private readonly int[][] entries = new int[Bands][];
    private readonly int[][] starts = new int[Bands][];

    internal HashIndex(ulong[] hashes)
    {
        this.hashes = hashes;
        for (int band = 0; band < Bands; band++)
        {
            int[] start = new int[Values + 1];
            foreach (ulong hash in hashes)
                start[Value(hash, band) + 1]++;
            for (int value = 0; value < Values; value++)
                start[value + 1] += start[value];
            int[] next = start[..Values];
            int[] sorted = new int[hashes.Length];
            for (int entry = 0; entry < hashes.Length; entry++)
                sorted[next[Value(hashes[entry], band)]++] = entry;
            entries[band] = sorted;
            starts[band] = start;
        }
    }

    /// <summary>Gives every entry within <see cref="Radius"/> once.</summary>
    /// <param name="hash">What to look for.</param>
    /// <param name="found">Receives positions, in no particular order; cleared first.</param>
    internal void Find(ulong hash, List<int> found)
    {
        found.Clear();
        for (int band = 0; band < Bands; band++)
        {
            int value = Value(hash, band);
            foreach (ushort neighbour in Neighbours)
            {
                int near = value ^ neighbour;
                for (int place = starts[band][near]; place < starts[band][near + 1]; place++)
                {
                    ulong difference = hashes[entries[band][place]] ^ hash;
                    if (BitOperations.PopCount(difference) <= Radius && FirstBand(difference) == band)
                        found.Add(entries[band][place]);
                }
            }
        }
    }

    // An entry is met in each band that is near enough; it counts in the first of them.
    private static int FirstBand(ulong difference)
    {
        int band = 0;
        while (BitOperations.PopCount((uint)Value(difference, band)) > Radius / Bands)
            band++;
        return band;
    }

    private static int Value(ulong hash, int band) => (int)(hash >> (band * BandBits)) & (Values - 1);
}
