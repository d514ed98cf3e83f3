using System.Numerics;
using System.Runtime.InteropServices;

namespace MedScan.Datasets.Loading;

/// <summary>Brightness and contrast of one image.</summary>
internal static class ValueChange
{
    /// <summary>Multiplies by the brightness, then moves values from or towards the mean (over all pixels and channels) by the contrast;
    /// rounded and held within [0, 255].</summary>
    internal static void Apply(Span<byte> pixels, double brightness, double contrast)
    {
        double mean = brightness * Sum(pixels) / pixels.Length;
        Span<byte> table = stackalloc byte[256];
        for (int value = 0; value < table.Length; value++)
            table[value] = (byte)Math.Clamp(Math.Floor((((value * brightness) - mean) * contrast) + mean + 0.5), 0, 255);
        for (int position = 0; position < pixels.Length; position++)
            pixels[position] = table[pixels[position]];
    }

    private static long Sum(ReadOnlySpan<byte> pixels)
    {
        // A 16-bit lane takes 128 pairs of bytes before it could overflow.
        const int Block = 128;
        ReadOnlySpan<Vector<byte>> vectors = MemoryMarshal.Cast<byte, Vector<byte>>(pixels);
        long sum = 0;
        for (int start = 0; start < vectors.Length; start += Block)
        {
            Vector<ushort> lanes = Vector<ushort>.Zero;
            foreach (Vector<byte> vector in vectors.Slice(start, Math.Min(Block, vectors.Length - start)))
            {
                Vector.Widen(vector, out Vector<ushort> low, out Vector<ushort> high);
                lanes += low + high;
            }

            Vector.Widen(lanes, out Vector<uint> lowSum, out Vector<uint> highSum);
            sum += Vector.Sum(lowSum + highSum);
        }

        foreach (byte rest in pixels[(vectors.Length * Vector<byte>.Count)..])
            sum += rest;
        return sum;
    }
}
