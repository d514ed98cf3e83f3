namespace MedScan.Auditing.NearDuplicates;

/// <summary>Reads a picture where the pixels of an overlap lie in it.</summary>
internal static class Warping
{
    /// <summary>Bilinear values, and how they change to the right and downwards per pixel; row by row over the overlap.</summary>
    internal static void WithSlopes(
        ReadOnlySpan<float> picture, int side, in Overlap overlap, Span<float> values, Span<float> slopesX, Span<float> slopesY)
    {
        Span<int> columns = stackalloc int[Thumbnail.Side];
        Span<float> shares = stackalloc float[Thumbnail.Side];
        overlap.Columns(columns, shares);
        int place = 0;
        for (int y = 0; y < overlap.Height; y++)
        {
            (int row, float down) = overlap.Row(y);
            ReadOnlySpan<float> upper = picture.Slice(row * side, side);
            ReadOnlySpan<float> lower = picture.Slice((row + 1) * side, side);
            for (int x = 0; x < overlap.Width; x++, place++)
            {
                int column = columns[x];
                float right = shares[x];
                float stepAbove = upper[column + 1] - upper[column];
                float stepBelow = lower[column + 1] - lower[column];
                float above = upper[column] + (right * stepAbove);
                float below = lower[column] + (right * stepBelow);
                values[place] = above + (down * (below - above));
                slopesX[place] = stepAbove + (down * (stepBelow - stepAbove));
                slopesY[place] = below - above;
            }
        }
    }

    /// <summary>Values by Catmull and Rom's cubic, which blurs less.</summary>
    internal static void Sharp(ReadOnlySpan<float> picture, int side, in Overlap overlap, Span<float> values)
    {
        Span<int> columns = stackalloc int[Thumbnail.Side];
        Span<float> shares = stackalloc float[Thumbnail.Side];
        overlap.Columns(columns, shares, reach: 1);
        int place = 0;
        for (int y = 0; y < overlap.Height; y++)
        {
            (int row, float down) = overlap.Row(y, reach: 1);
            ReadOnlySpan<float> four = picture.Slice((row - 1) * side, 4 * side);
            for (int x = 0; x < overlap.Width; x++, place++)
            {
                int start = columns[x] - 1;
                float right = shares[x];
                values[place] = Cubic(
                    Along(four, start, right), Along(four, start + side, right), Along(four, start + (2 * side), right), Along(four, start + (3 * side), right), down);
            }
        }
    }

    private static float Along(ReadOnlySpan<float> four, int start, float share) =>
        Cubic(four[start], four[start + 1], four[start + 2], four[start + 3], share);

    private static float Cubic(float a, float b, float c, float d, float share) =>
        b + (share / 2 * (c - a + (share * ((2 * a) - (5 * b) + (4 * c) - d + (share * ((3 * (b - c)) + d - a))))));
}
