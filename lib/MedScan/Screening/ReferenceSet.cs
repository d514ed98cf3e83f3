using System.Numerics;
using System.Runtime.InteropServices;

namespace MedScan.Screening;

/// <summary>Scaled features of training images, which incoming images are compared with.</summary>
/// <remarks>Kept in 1/256 of a standard deviation and cut at 127 of them, two bytes a number.</remarks>
internal sealed class ReferenceSet
{
    private const float Step = 1f / 256;

    private readonly short[] packed;
    private readonly float[] values;

    private ReferenceSet(short[] packed)
    {
        this.packed = packed;
        values = Array.ConvertAll(packed, value => value * Step);
    }

    /// <summary>Images.</summary>
    public int Count => packed.Length / ImageFeatures.Count;

    public static ReferenceSet Of(IReadOnlyList<float[]> scaled) =>
        new([.. scaled.SelectMany(image => image).Select(value => (short)Math.Clamp(MathF.Round(value / Step), short.MinValue, short.MaxValue))]);

    /// <exception cref="FormatException">The text is not base64 or no whole number of images.</exception>
    public static ReferenceSet Parse(string base64)
    {
        byte[] bytes = Convert.FromBase64String(base64);
        int image = ImageFeatures.Count * sizeof(short);
        if (bytes.Length == 0 || bytes.Length % image != 0)
            throw new FormatException($"Expected references of {image} bytes each, got {bytes.Length} bytes.");
        if (!BitConverter.IsLittleEndian)
            throw new FormatException("Profiles are read on little-endian machines only.");
        return new ReferenceSet(MemoryMarshal.Cast<byte, short>(bytes).ToArray());
    }

    /// <summary>Little-endian 16-bit numbers in base64.</summary>
    public override string ToString() => Convert.ToBase64String(MemoryMarshal.AsBytes(packed.AsSpan()));

    /// <summary>The features of one reference.</summary>
    public ReadOnlySpan<float> this[int index] => values.AsSpan(index * ImageFeatures.Count, ImageFeatures.Count);

    /// <summary>The reference next to an image.</summary>
    public (int Index, double Distance) Nearest(ReadOnlySpan<float> scaled)
    {
        int nearest = 0;
        float best = float.PositiveInfinity;
        for (int i = 0; i < Count; i++)
        {
            float distance = SquaredDistance(scaled, this[i]);
            if (distance < best)
                (nearest, best) = (i, distance);
        }

        return (nearest, Math.Sqrt(best));
    }

    public static float SquaredDistance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector<float> sums = Vector<float>.Zero;
        int i = 0;
        for (; i <= left.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> difference = new Vector<float>(left[i..]) - new Vector<float>(right[i..]);
            sums += difference * difference;
        }

        float sum = Vector.Sum(sums);
        for (; i < left.Length; i++)
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        return sum;
    }
}
