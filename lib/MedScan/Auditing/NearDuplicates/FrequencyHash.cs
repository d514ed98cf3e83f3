using System.Runtime.Intrinsics;

namespace MedScan.Auditing.NearDuplicates;

/// <summary>The signs of an image part's 64 lowest frequencies, and the frequencies themselves.</summary>
/// <param name="Bits">A bit per frequency: whether its cosine coefficient is positive.</param>
/// <param name="Coefficients">The 64 coefficients, scaled so that their squares add to 1.</param>
/// <param name="Window">The part.</param>
/// <remarks>Zauner, Implementation and benchmarking of perceptual image hash functions, 2010, with two differences: signs instead of
/// a comparison with the median, which makes mirroring a change of known bits; and the triangle of lowest frequencies instead of
/// a square, because high ones change first when an image is shifted.</remarks>
internal sealed record FrequencyHash(ulong Bits, float[] Coefficients, Window Window)
{
    internal const int Length = 64;

    // The part is read at 32 x 32 points, more than enough for nine frequencies.
    private const int Points = 32;
    private const int Highest = 11;

    private static readonly float[] Cosines = BuildCosines();

    // (horizontal, vertical) by rising sum; the mean (0, 0) is left out, so that brightness does not count.
    private static readonly (int X, int Y)[] Frequencies =
    [
        .. Enumerable.Range(1, Highest - 1)
            .SelectMany(sum => Enumerable.Range(0, sum + 1).Select(x => (X: x, Y: sum - x)).OrderBy(pair => Math.Max(pair.X, pair.Y)))
            .Take(Length),
    ];

    // Mirroring turns the sign of what is odd from left to right.
    private static readonly ulong OddBits = Frequencies.Select((pair, bit) => pair.X % 2 == 1 ? 1UL << bit : 0).Aggregate((all, bit) => all | bit);

    internal static FrequencyHash Of(ReadOnlySpan<byte> thumbnail, Window window)
    {
        Span<float> points = stackalloc float[Points * Points];
        Sample(thumbnail, window, points);
        Span<float> coefficients = stackalloc float[Highest * Highest];
        Transform(points, coefficients);

        float[] lowest = new float[Length];
        ulong bits = 0;
        double energy = 0;
        for (int bit = 0; bit < Length; bit++)
        {
            float value = coefficients[(Frequencies[bit].Y * Highest) + Frequencies[bit].X];
            lowest[bit] = value;
            energy += value * value;
            if (value > 0)
                bits |= 1UL << bit;
        }

        float scale = energy > 0 ? (float)(1 / Math.Sqrt(energy)) : 0;
        for (int bit = 0; bit < Length; bit++)
            lowest[bit] *= scale;
        return new FrequencyHash(bits, lowest, window);
    }

    /// <summary>The hash of the same part of the mirrored image.</summary>
    internal FrequencyHash Mirrored()
    {
        float[] mirrored = new float[Length];
        for (int bit = 0; bit < Length; bit++)
            mirrored[bit] = (OddBits >> bit & 1) != 0 ? -Coefficients[bit] : Coefficients[bit];
        // Zero counts as not positive on both sides; it occurs in made images only, and costs a bit of distance there.
        return new FrequencyHash(Bits ^ OddBits, mirrored, Window.Mirrored);
    }

    /// <summary>Cosine of the angle between the coefficients, -1 to 1.</summary>
    internal float Likeness(FrequencyHash other) => Dot(Coefficients, other.Coefficients);

    // Bilinear, the nearest edge value outside.
    private static void Sample(ReadOnlySpan<byte> thumbnail, Window window, Span<float> points)
    {
        const int last = Thumbnail.Side - 1;
        Span<int> columns = stackalloc int[Points];
        Span<float> shares = stackalloc float[Points];
        for (int x = 0; x < Points; x++)
            (columns[x], shares[x]) = Place(window.Left + (window.Width * (x + 0.5) / Points));
        for (int y = 0; y < Points; y++)
        {
            (int row, float down) = Place(window.Top + (window.Height * (y + 0.5) / Points));
            ReadOnlySpan<byte> upper = thumbnail.Slice(row * Thumbnail.Side, Thumbnail.Side);
            ReadOnlySpan<byte> lower = thumbnail.Slice((row + 1) * Thumbnail.Side, Thumbnail.Side);
            for (int x = 0; x < Points; x++)
            {
                int column = columns[x];
                float above = upper[column] + (shares[x] * (upper[column + 1] - upper[column]));
                float below = lower[column] + (shares[x] * (lower[column + 1] - lower[column]));
                points[(y * Points) + x] = above + (down * (below - above));
            }
        }

        static (int Pixel, float Share) Place(double position)
        {
            double pixel = Math.Clamp((position * Thumbnail.Side) - 0.5, 0, last);
            int whole = Math.Min((int)pixel, last - 1);
            return (whole, (float)(pixel - whole));
        }
    }

    private static void Transform(ReadOnlySpan<float> points, Span<float> coefficients)
    {
        Span<float> rows = stackalloc float[Points * Highest];
        for (int y = 0; y < Points; y++)
        {
            for (int frequency = 0; frequency < Highest; frequency++)
            {
                rows[(y * Highest) + frequency] = Dot(points.Slice(y * Points, Points), Cosines.AsSpan(frequency * Points, Points));
            }
        }

        for (int vertical = 0; vertical < Highest; vertical++)
        {
            for (int horizontal = 0; horizontal < Highest - vertical; horizontal++)
            {
                float sum = 0;
                for (int y = 0; y < Points; y++)
                    sum += rows[(y * Highest) + horizontal] * Cosines[(vertical * Points) + y];
                coefficients[(vertical * Highest) + horizontal] = sum;
            }
        }
    }

    // Eight sums side by side on every processor, so that rounding, and with it a bit near zero, is the same on all.
    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector256<float> sums = Vector256<float>.Zero;
        for (int start = 0; start < left.Length; start += Vector256<float>.Count)
            sums += Vector256.Create(left.Slice(start, Vector256<float>.Count)) * Vector256.Create(right.Slice(start, Vector256<float>.Count));
        return Vector256.Sum(sums);
    }

    private static float[] BuildCosines()
    {
        float[] cosines = new float[Highest * Points];
        for (int frequency = 0; frequency < Highest; frequency++)
        {
            for (int point = 0; point < Points; point++)
                cosines[(frequency * Points) + point] = (float)(Math.Cos(Math.PI * (point + 0.5) * frequency / Points) * (frequency == 0 ? Math.Sqrt(0.5) : 1));
        }

        return cosines;
    }
}
