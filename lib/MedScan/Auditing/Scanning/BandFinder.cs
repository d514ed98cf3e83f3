namespace MedScan.Auditing.Scanning;

/// <summary>Looks for letterboxes and frames.</summary>
/// <remarks>The black around a head or a chest is no border: it ends at a curved outline. A border ends along a straight line, where
/// most of the next row differs from it at once, and it has a partner at the opposite edge.</remarks>
internal static class BandFinder
{
    // JPEG's ringing.
    private const int Tolerance = 6;
    private const int Contrast = 16;
    private const double StraightShare = 0.7;
    private const double LeastWidth = 0.02;

    /// <param name="gray">Grey values, row by row.</param>
    /// <param name="width">Columns.</param>
    /// <param name="height">Rows.</param>
    internal static Bands? Find(ReadOnlySpan<byte> gray, int width, int height)
    {
        int level = gray[0];
        (int top, int bottom) = Pair(gray, level, width, height, width, 1);
        (int left, int right) = Pair(gray, level, height, width, 1, width);
        return top + left > 0 ? new Bands(left, top, right, bottom, level) : null;
    }

    // Lines of a length, one beside the other in steps of "across"; along a line pixels lie "along" apart.
    private static (int Near, int Far) Pair(ReadOnlySpan<byte> gray, int level, int length, int lines, int across, int along)
    {
        int near = Band(gray, level, length, lines, 0, across, along);
        int far = near == 0 ? 0 : Band(gray, level, length, lines, (lines - 1) * across, -across, along);
        return far == 0 ? (0, 0) : (near, far);
    }

    private static int Band(ReadOnlySpan<byte> gray, int level, int length, int lines, int first, int across, int along)
    {
        int band = 0;
        while (band < lines / 2 && Differing(gray, level, length, first + (band * across), along, Tolerance) == 0)
            band++;
        int least = Math.Max(2, (int)(LeastWidth * lines));
        if (band < least || band == lines / 2)
            return 0;
        // The line after the first that differs: that one may be a blend of both.
        int inside = first + (Math.Min(band + 1, lines - 1) * across);
        return Differing(gray, level, length, inside, along, Contrast) >= StraightShare * length ? band : 0;
    }

    private static int Differing(ReadOnlySpan<byte> gray, int level, int length, int start, int along, int tolerance)
    {
        int differing = 0;
        for (int place = 0; place < length; place++)
        {
            if (Math.Abs(gray[start + (place * along)] - level) > tolerance)
                differing++;
        }

        return differing;
    }
}
