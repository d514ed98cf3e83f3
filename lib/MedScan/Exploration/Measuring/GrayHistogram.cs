namespace MedScan.Exploration.Measuring;

/// <summary>How often each grey level occurs in one image.</summary>
internal static class GrayHistogram
{
    public const int Levels = 256;

    /// <param name="pixels">Fewer than 2^31.</param>
    /// <returns>Length 256.</returns>
    public static int[] Of(ReadOnlySpan<byte> pixels)
    {
        // Four tables: neighbours often have the same level, and adding to a number that was just written has to wait for it.
        Span<int> tables = stackalloc int[4 * Levels];
        tables.Clear();
        Span<int> first = tables[..Levels], second = tables.Slice(Levels, Levels), third = tables.Slice(2 * Levels, Levels), fourth = tables[(3 * Levels)..];
        int i = 0;
        for (; i + 3 < pixels.Length; i += 4)
        {
            first[pixels[i]]++;
            second[pixels[i + 1]]++;
            third[pixels[i + 2]]++;
            fourth[pixels[i + 3]]++;
        }

        for (; i < pixels.Length; i++)
            first[pixels[i]]++;
        var counts = new int[Levels];
        for (int level = 0; level < Levels; level++)
            counts[level] = first[level] + second[level] + third[level] + fourth[level];
        return counts;
    }
}
