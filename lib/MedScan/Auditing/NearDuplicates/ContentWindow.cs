namespace MedScan.Auditing.NearDuplicates;

/// <summary>The part of an image in which its brightness lies; it moves with the content when the image is shifted or cropped.</summary>
/// <remarks>By the mean and the spread of the brightness along each axis (image moments, as in Hu, IRE Transactions on Information
/// Theory 8(2), 1962), which change smoothly where a bounding box would jump. What is darker than nearly all of the image counts as
/// background.</remarks>
internal static class ContentWindow
{
    // 1.73 spreads to each side would be all of an evenly bright image. 1.4 stays inside most images, so that what is cut off at
    // the edges does not count; of 1.2 to 2.2 it told unrelated brain slices apart best at the same recall.
    private const double Spreads = 1.4;

    private const double BackgroundShare = 0.05;

    internal static Window Of(ReadOnlySpan<byte> thumbnail)
    {
        int background = Background(thumbnail);
        Span<double> columns = stackalloc double[Thumbnail.Side];
        Span<double> rows = stackalloc double[Thumbnail.Side];
        columns.Clear();
        rows.Clear();
        for (int y = 0; y < Thumbnail.Side; y++)
        {
            for (int x = 0; x < Thumbnail.Side; x++)
            {
                int weight = Math.Max(0, thumbnail[(y * Thumbnail.Side) + x] - background);
                columns[x] += weight;
                rows[y] += weight;
            }
        }

        (double centreX, double spreadX) = Moments(columns);
        (double centreY, double spreadY) = Moments(rows);
        return new Window(
            centreX - (Spreads * spreadX), centreY - (Spreads * spreadY), 2 * Spreads * spreadX, 2 * Spreads * spreadY);
    }

    private static int Background(ReadOnlySpan<byte> thumbnail)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (byte value in thumbnail)
            counts[value]++;
        int below = 0;
        int level = 0;
        while ((below += counts[level]) < BackgroundShare * Thumbnail.Length)
            level++;
        return level;
    }

    // In shares of the side. An even image has no content to follow: then all of it counts.
    private static (double Centre, double Spread) Moments(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        double first = 0;
        double second = 0;
        for (int index = 0; index < weights.Length; index++)
        {
            double position = (index + 0.5) / weights.Length;
            sum += weights[index];
            first += weights[index] * position;
            second += weights[index] * position * position;
        }

        if (sum == 0)
            return (0.5, 0.5 / Spreads);
        double centre = first / sum;
        // A single bright column still has the width of a pixel.
        double variance = Math.Max((second / sum) - (centre * centre), 1.0 / (weights.Length * weights.Length));
        return (centre, Math.Sqrt(variance));
    }
}
