using System.Numerics;

namespace MedScan.Exploration.Measuring;

/// <summary>The second derivative of an image: 4 x pixel - left - right - above - below, for all pixels that have four neighbours.</summary>
internal static class Laplacian
{
    // A lane receives four squares of at most (4 x 255)^2 in a round, so that 500 rounds stay below 2^31.
    private const int MostRounds = 500;

    /// <summary>Its population variance, from whole numbers; 0 for an image without inner pixels.</summary>
    public static double Variance(ReadOnlySpan<byte> levels, int width, int height)
    {
        if (width < 3 || height < 3)
            return 0;
        long sum = 0, squares = 0;
        for (int y = 1; y < height - 1; y++)
        {
            int inside = width - 2;
            ReadOnlySpan<byte> row = levels.Slice(y * width, width);
            Row(row[1..^1], row[..inside], row[2..], levels.Slice(((y - 1) * width) + 1, inside), levels.Slice(((y + 1) * width) + 1, inside), ref sum, ref squares);
        }

        UInt128 count = (UInt128)((long)(width - 2) * (height - 2));
        UInt128 squareOfSum = (UInt128)Math.Abs(sum) * (UInt128)Math.Abs(sum);
        return (double)((count * (UInt128)squares) - squareOfSum) / ((double)count * (double)count);
    }

    // All of the same length.
    private static void Row(
        ReadOnlySpan<byte> centre, ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, ReadOnlySpan<byte> above, ReadOnlySpan<byte> below,
        ref long sum, ref long squares)
    {
        int lanes = Vector<byte>.Count;
        int x = 0;
        while (x <= centre.Length - lanes)
        {
            Vector<int> sums = Vector<int>.Zero, products = Vector<int>.Zero;
            for (int round = 0; round < MostRounds && x <= centre.Length - lanes; round++, x += lanes)
            {
                Vector.Widen(new Vector<byte>(centre[x..]), out Vector<ushort> low, out Vector<ushort> high);
                low <<= 2;
                high <<= 2;
                Subtract(left[x..], ref low, ref high);
                Subtract(right[x..], ref low, ref high);
                Subtract(above[x..], ref low, ref high);
                Subtract(below[x..], ref low, ref high);
                Add(low, ref sums, ref products);
                Add(high, ref sums, ref products);
            }

            sum += Vector.Sum(sums);
            for (int lane = 0; lane < Vector<int>.Count; lane++)
                squares += products[lane];
        }

        for (; x < centre.Length; x++)
        {
            int value = (4 * centre[x]) - left[x] - right[x] - above[x] - below[x];
            sum += value;
            squares += value * value;
        }
    }

    private static void Subtract(ReadOnlySpan<byte> neighbours, ref Vector<ushort> low, ref Vector<ushort> high)
    {
        Vector.Widen(new Vector<byte>(neighbours), out Vector<ushort> first, out Vector<ushort> second);
        low -= first;
        high -= second;
    }

    private static void Add(Vector<ushort> values, ref Vector<int> sums, ref Vector<int> products)
    {
        Vector.Widen(Vector.AsVectorInt16(values), out Vector<int> first, out Vector<int> second);
        sums += first + second;
        products += (first * first) + (second * second);
    }
}
