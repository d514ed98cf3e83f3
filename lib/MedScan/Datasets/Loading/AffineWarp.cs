using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MedScan.Datasets.Loading;

/// <summary>Bilinear sampling of a square image through an affine map, edges continued with their nearest value.</summary>
/// <remarks>Integer arithmetic with weights of 7 bits per axis; the vector path and the plain one give the same bytes.</remarks>
internal static class AffineWarp
{
    /// <summary>Bytes that source and target must have behind their last pixel, since a pixel is moved as one word.</summary>
    internal const int Slack = 8;

    private const int WeightBits = 7;
    private const int One = 1 << WeightBits;
    private const int Half = 1 << ((2 * WeightBits) - 1);

    /// <param name="source">size x size x channels samples and <see cref="Slack"/> further bytes.</param>
    /// <param name="target">As <paramref name="source"/>; the slack is overwritten.</param>
    /// <param name="size">Side in pixels, at least 2.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="map">Where each pixel comes from.</param>
    internal static void Apply(ReadOnlySpan<byte> source, Span<byte> target, int size, int channels, in AffineMap map)
    {
        int needed = checked((size * size * channels) + Slack);
        ArgumentOutOfRangeException.ThrowIfLessThan(source.Length, needed, nameof(source));
        ArgumentOutOfRangeException.ThrowIfLessThan(target.Length, needed, nameof(target));
        ref byte from = ref MemoryMarshal.GetReference(source);
        ref byte to = ref MemoryMarshal.GetReference(target);
        if (channels == 1)
            ApplyGray(ref from, ref to, size, map);
        else if (Ssse3.IsSupported && BitConverter.IsLittleEndian)
            ApplyRgbVector(ref from, ref to, size, map);
        else
            ApplyRgb(ref from, ref to, size, map);
    }

    internal static void ApplyGray(ref byte from, ref byte to, int size, in AffineMap map)
    {
        nuint position = 0;
        for (int row = 0; row < size; row++)
        {
            long x = map.X0 + (row * map.XPerRow);
            long y = map.Y0 + (row * map.YPerRow);
            for (int column = 0; column < size; column++, x += map.XPerColumn, y += map.YPerColumn)
            {
                int left = Locate(x, size, out int weightX);
                int top = Locate(y, size, out int weightY);
                nuint corner = (nuint)((top * size) + left);
                int upper = Mix(Unsafe.Add(ref from, corner), Unsafe.Add(ref from, corner + 1), weightX);
                corner += (nuint)size;
                int lower = Mix(Unsafe.Add(ref from, corner), Unsafe.Add(ref from, corner + 1), weightX);
                Unsafe.Add(ref to, position++) = (byte)((Mix(upper, lower, weightY) + Half) >> (2 * WeightBits));
            }
        }
    }

    internal static void ApplyRgb(ref byte from, ref byte to, int size, in AffineMap map)
    {
        nuint position = 0;
        for (int row = 0; row < size; row++)
        {
            long x = map.X0 + (row * map.XPerRow);
            long y = map.Y0 + (row * map.YPerRow);
            for (int column = 0; column < size; column++, x += map.XPerColumn, y += map.YPerColumn)
            {
                int left = Locate(x, size, out int weightX);
                int top = Locate(y, size, out int weightY);
                nuint upper = (nuint)(((top * size) + left) * 3);
                nuint lower = upper + (nuint)(size * 3);
                for (nuint channel = 0; channel < 3; channel++, upper++, lower++)
                {
                    int above = Mix(Unsafe.Add(ref from, upper), Unsafe.Add(ref from, upper + 3), weightX);
                    int below = Mix(Unsafe.Add(ref from, lower), Unsafe.Add(ref from, lower + 3), weightX);
                    Unsafe.Add(ref to, position++) = (byte)((Mix(above, below, weightY) + Half) >> (2 * WeightBits));
                }
            }
        }
    }

    // Two neighbouring pixels are six bytes in a row; a shuffle brings each channel's pair together as 16-bit numbers, and one
    // multiply-add per row weighs all channels at once.
    private static void ApplyRgbVector(ref byte from, ref byte to, int size, in AffineMap map)
    {
        Vector128<byte> pairs = Vector128.Create((byte)0, 255, 3, 255, 1, 255, 4, 255, 2, 255, 5, 255, 255, 255, 255, 255);
        Vector128<byte> lowest = Vector128.Create((byte)0, 4, 8, 12, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255);
        Vector128<int> half = Vector128.Create(Half);
        nuint stride = (nuint)size * 3;
        nuint position = 0;
        for (int row = 0; row < size; row++)
        {
            long x = map.X0 + (row * map.XPerRow);
            long y = map.Y0 + (row * map.YPerRow);
            for (int column = 0; column < size; column++, x += map.XPerColumn, y += map.YPerColumn)
            {
                int left = Locate(x, size, out int weightX);
                int top = Locate(y, size, out int weightY);
                nuint upper = (nuint)(((top * size) + left) * 3);
                int across = (One - weightX) | (weightX << 16);
                Vector128<short> above = Pairs(ref Unsafe.Add(ref from, upper), pairs);
                Vector128<short> below = Pairs(ref Unsafe.Add(ref from, upper + stride), pairs);
                Vector128<int> sum = Sse2.MultiplyAddAdjacent(above, Vector128.Create((One - weightY) * across).AsInt16())
                    + Sse2.MultiplyAddAdjacent(below, Vector128.Create(weightY * across).AsInt16());
                Vector128<byte> bytes = Ssse3.Shuffle(((sum + half) >> (2 * WeightBits)).AsByte(), lowest);
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, position), bytes.AsUInt32().ToScalar());
                position += 3;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<short> Pairs(ref byte pixel, Vector128<byte> pairs) =>
        Ssse3.Shuffle(Vector128.CreateScalar(Unsafe.ReadUnaligned<ulong>(ref pixel)).AsByte(), pairs).AsInt16();

    // The pixel at or before a coordinate and the weight of the next one; the last pixel is the next of the one before it, so that
    // both always exist.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Locate(long coordinate, int size, out int weight)
    {
        long inside = Math.Max(0, Math.Min(coordinate, (long)(size - 1) << AffineMap.FractionBits));
        int pixel = Math.Min((int)(inside >> AffineMap.FractionBits), size - 2);
        weight = (int)((inside - ((long)pixel << AffineMap.FractionBits)) >> (AffineMap.FractionBits - WeightBits));
        return pixel;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Mix(int first, int second, int weight) => (first * (One - weight)) + (second * weight);
}
