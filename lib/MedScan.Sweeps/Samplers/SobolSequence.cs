using System.Globalization;
using System.Numerics;

namespace MedScan.Sweeps.Samplers;

/// <summary>Points that fill the unit cube more evenly than chance does, with or without scrambling.</summary>
/// <remarks>I. M. Sobol, 1967, in the order of I. A. Antonov, V. M. Saleev, 1979; direction numbers of S. Joe, F. Y. Kuo, SIAM J. Sci.
/// Comput. 30 (2008). Scrambling: A. B. Owen, Randomly permuted (t,m,s)-nets and (t,s)-sequences, 1995, with the permutations drawn from
/// a hash as in B. Burley, Practical hash-based Owen scrambling, J. Comput. Graph. Tech. 9 (2020).</remarks>
internal static class SobolSequence
{
    private const int Bits = 32;

    private static readonly Lazy<uint[][]> DirectionNumbers = new(Load);

    /// <summary>How many dimensions there are.</summary>
    public static int Dimensions => DirectionNumbers.Value.Length;

    /// <summary>A coordinate of the sequence as it is published.</summary>
    /// <param name="dimension">From 0, below <see cref="Dimensions"/>.</param>
    /// <param name="index">Which point, from 0.</param>
    /// <returns>A number from 0, below 1.</returns>
    public static double Coordinate(int dimension, int index) => Digits(dimension, index) * (1.0 / (1UL << Bits));

    /// <summary>A coordinate of the scrambled sequence. Point 0 is the same in all dimensions.</summary>
    /// <param name="dimension">From 0, below <see cref="Dimensions"/>.</param>
    /// <param name="index">Which point, from 0.</param>
    /// <param name="key">Which scrambling; another one for each dimension.</param>
    /// <returns>A number above 0, below 1.</returns>
    public static double Scrambled(int dimension, int index, ulong key)
    {
        uint digits = Digits(dimension, index), scrambled = 0;
        // Each binary digit is flipped or not by a coin that belongs to all digits before it.
        for (int bit = Bits - 1; bit >= 0; bit--)
        {
            ulong before = bit == Bits - 1 ? 0 : digits >> (bit + 1);
            uint coin = (uint)(Hash(key ^ Hash(before | (ulong)bit << 40)) >> 63);
            scrambled |= (digits >> bit & 1 ^ coin) << bit;
        }
        double rest = ((Hash(key ^ Hash(digits | 1UL << 50)) >> 43) + 0.5) * (1.0 / (1 << 21));
        return (scrambled + rest) * (1.0 / (1UL << Bits));
    }

    /// <summary>A key for the scrambling of a parameter.</summary>
    /// <param name="seed">The sampler's seed.</param>
    /// <param name="name">The parameter.</param>
    /// <returns>The key; the same in every process.</returns>
    public static ulong Key(int seed, string name)
    {
        ulong hash = Hash((uint)seed);
        foreach (char c in name)
            hash = Hash(hash ^ c);
        return hash;
    }

    private static uint Digits(int dimension, int index)
    {
        uint[] directions = DirectionNumbers.Value[dimension];
        uint digits = 0;
        for (uint gray = (uint)index ^ (uint)index >> 1; gray != 0; gray &= gray - 1)
            digits ^= directions[BitOperations.TrailingZeroCount(gray)];
        return digits;
    }

    // The finaliser of splitmix64.
    private static ulong Hash(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
        x = (x ^ x >> 27) * 0x94D049BB133111EB;
        return x ^ x >> 31;
    }

    private static uint[][] Load()
    {
        using Stream stream = typeof(SobolSequence).Assembly.GetManifestResourceStream("sobol-direction-numbers.txt")!;
        using StreamReader reader = new(stream);
        List<uint[]> dimensions = [[.. Enumerable.Range(0, Bits).Select(static i => 1u << (Bits - 1 - i))]];
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#'))
                dimensions.Add(Expand([.. line.Split(' ').Select(static t => uint.Parse(t, CultureInfo.InvariantCulture))]));
        }
        return [.. dimensions];
    }

    /// <summary>Continues the direction numbers by the recurrence of their polynomial.</summary>
    private static uint[] Expand(uint[] line)
    {
        int degree = line.Length - 1;
        uint[] directions = new uint[Bits];
        for (int i = 0; i < Bits; i++)
        {
            if (i < degree)
            {
                directions[i] = line[i + 1] << (Bits - 1 - i);
                continue;
            }
            directions[i] = directions[i - degree] ^ directions[i - degree] >> degree;
            for (int k = 1; k < degree; k++)
            {
                if ((line[0] >> (degree - 1 - k) & 1) != 0)
                    directions[i] ^= directions[i - k];
            }
        }
        return directions;
    }
}
