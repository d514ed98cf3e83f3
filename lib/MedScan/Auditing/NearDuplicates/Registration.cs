namespace MedScan.Auditing.NearDuplicates;

/// <summary>Moves and stretches one picture until it lies on the other as well as it can.</summary>
/// <remarks>Gauss and Newton's method on the squared difference after brightness and contrast are made equal (Lucas and Kanade, IJCAI
/// 1981): a scale and a shift along each axis, at 16, 32 and 64 pixels. Most pairs are given up at 16.</remarks>
internal static class Registration
{
    // A share of the side that changes nothing any more: a twentieth of a pixel.
    private const double Still = 0.05;

    // Beyond these the content is a small part of the other image, which is no longer a copy of it.
    private const double LargestScale = 1.25;
    private const double LargestShift = 0.25;

    private static readonly (int Side, int Steps)[] Levels = [(Thumbnail.Side / 4, 8), (Thumbnail.Side / 2, 6), (Thumbnail.Side, 4)];

    /// <param name="first">The picture that is moved.</param>
    /// <param name="second">The picture that it is moved onto.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="leastCorrelation">Below this correlation of grey values at any level the pair is given up.</param>
    /// <returns>The alignment of the second picture's positions to the first's; null when the pair is given up.</returns>
    internal static Alignment? Refine(Picture first, Picture second, Alignment start, double leastCorrelation)
    {
        Alignment? alignment = start;
        foreach ((int side, int steps) in Levels)
        {
            alignment = Descend(first.Values(side), second.Values(side), side, alignment.Value, steps, leastCorrelation);
            if (alignment is null)
                return null;
        }

        return alignment;
    }

    private static Alignment? Descend(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, int side, Alignment alignment, int steps, double leastCorrelation)
    {
        Span<float> values = stackalloc float[side * side];
        Span<float> slopesX = stackalloc float[side * side];
        Span<float> slopesY = stackalloc float[side * side];
        Span<double> unknowns = stackalloc double[4];
        for (int step = 0; ; step++)
        {
            if (!Allowed(alignment.ScaleX, alignment.ShiftX) || !Allowed(alignment.ScaleY, alignment.ShiftY))
                return null;
            var overlap = new Overlap(side, alignment);
            Warping.WithSlopes(first, side, overlap, values, slopesX, slopesY);
            var correlation = Correlation.Between(values, second, side, overlap);
            bool isStill = step > 0
                && side * Math.Max(Math.Abs(unknowns[1] / 2) + Math.Abs(unknowns[0]), Math.Abs(unknowns[3] / 2) + Math.Abs(unknowns[2])) < Still;
            if (step == steps || isStill)
                return correlation.Coefficient >= leastCorrelation ? alignment : null;
            if (correlation.Coefficient <= 0 || !FindStep(values, slopesX, slopesY, second, side, overlap, correlation, unknowns))
                return null;
            alignment = new Alignment(
                alignment.ScaleX + unknowns[1],
                alignment.ScaleY + unknowns[3],
                alignment.ShiftX + unknowns[0] - (unknowns[1] / 2),
                alignment.ShiftY + unknowns[2] - (unknowns[3] / 2));
        }
    }

    private static bool Allowed(double scale, double shift) =>
        scale is > 1 / LargestScale and < LargestScale && Math.Abs(shift + ((scale - 1) / 2)) < LargestShift;

    // Unknowns: shift x, scale x, shift y, scale y. The scales act about the picture's centre, which keeps the equations apart.
    private static bool FindStep(
        ReadOnlySpan<float> values,
        ReadOnlySpan<float> slopesX,
        ReadOnlySpan<float> slopesY,
        ReadOnlySpan<float> second,
        int side,
        in Overlap overlap,
        in Correlation correlation,
        Span<double> unknowns)
    {
        float gain = (float)(correlation.FirstDeviation / correlation.SecondDeviation);
        float offset = (float)(correlation.FirstMean - (gain * correlation.SecondMean));
        Span<double> matrix = stackalloc double[16];
        matrix.Clear();
        unknowns.Clear();
        int place = 0;
        for (int y = 0; y < overlap.Height; y++)
        {
            // Sums over a row in single precision, over rows in double: fast, and exact enough.
            float fromCentreY = ((overlap.Top + y + 0.5f) / side) - 0.5f;
            float xx = 0, xxc = 0, xxcc = 0, xy = 0, xcy = 0, yy = 0, dx = 0, dxc = 0, dy = 0;
            ReadOnlySpan<float> target = second.Slice(((overlap.Top + y) * side) + overlap.Left, overlap.Width);
            for (int x = 0; x < target.Length; x++, place++)
            {
                float fromCentreX = ((overlap.Left + x + 0.5f) / side) - 0.5f;
                float difference = (gain * target[x]) + offset - values[place];
                float slopeX = slopesX[place] * side;
                float slopeY = slopesY[place] * side;
                float scaleX = slopeX * fromCentreX;
                xx += slopeX * slopeX;
                xxc += slopeX * scaleX;
                xxcc += scaleX * scaleX;
                xy += slopeX * slopeY;
                xcy += scaleX * slopeY;
                yy += slopeY * slopeY;
                dx += difference * slopeX;
                dxc += difference * scaleX;
                dy += difference * slopeY;
            }

            matrix[0] += xx;
            matrix[1] += xxc;
            matrix[2] += xy;
            matrix[3] += xy * fromCentreY;
            matrix[5] += xxcc;
            matrix[6] += xcy;
            matrix[7] += xcy * fromCentreY;
            matrix[10] += yy;
            matrix[11] += yy * fromCentreY;
            matrix[15] += yy * fromCentreY * fromCentreY;
            unknowns[0] += dx;
            unknowns[1] += dxc;
            unknowns[2] += dy;
            unknowns[3] += dy * fromCentreY;
        }

        return SymmetricEquations.Solve(matrix, unknowns);
    }
}
