namespace MedScan.Datasets;

/// <summary>A generator whose stream is named by numbers, so that any part of it can be entered without drawing what comes before.</summary>
/// <remarks>SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) started at a hash of the names; integer arithmetic only,
/// so the same on every platform and in every version of .NET, which <see cref="Random"/> does not promise.</remarks>
internal struct CounterRandom
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong state;

    /// <summary>Enters the stream of a seed and two further names, such as epoch and position.</summary>
    internal CounterRandom(long seed, long first = 0, long second = 0) =>
        state = Mix(Mix(Mix((ulong)seed + Golden) + (ulong)first + Golden) + (ulong)second + Golden);

    /// <summary>The next 64 bits.</summary>
    internal ulong NextBits() => Mix(state += Golden);

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    internal double NextUnit() => (NextBits() >> 11) * (1.0 / (1L << 53));

    /// <summary>Uniform in [-range, range).</summary>
    internal double NextAround(double range) => ((2 * NextUnit()) - 1) * range;

    /// <summary>Uniform in [0, count); the bias is below count / 2^64.</summary>
    internal int NextBelow(int count) => (int)Math.BigMul(NextBits(), (ulong)count, out _);

    /// <summary>Fisher and Yates' shuffle.</summary>
    internal void Shuffle<T>(Span<T> items)
    {
        for (int last = items.Length - 1; last > 0; last--)
        {
            int other = NextBelow(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
