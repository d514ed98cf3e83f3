namespace MedScan.Datasets.Phantoms;

/// <summary>Random numbers as a painter wants them.</summary>
internal static class DrawRandom
{
    internal static float Between(this ref CounterRandom random, float least, float most) => least + ((most - least) * (float)random.NextUnit());

    internal static bool Chance(this ref CounterRandom random, float probability) => (float)random.NextUnit() < probability;

    internal static float Sign(this ref CounterRandom random) => random.Chance(0.5f) ? -1 : 1;

    /// <summary>The cosine and sine of an angle to either side; by half-angle tangents, since library sines differ by platform.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="halfTangent">Tangent of half the largest angle: 0.1 for about 11 degrees, 1 for 90.</param>
    internal static (float Cos, float Sin) Turn(this ref CounterRandom random, float halfTangent)
    {
        float tangent = random.Between(-halfTangent, halfTangent);
        float scale = 1 / (1 + (tangent * tangent));
        return ((1 - (tangent * tangent)) * scale, 2 * tangent * scale);
    }

    /// <summary>Roughly normal with deviation 1: four 16-bit numbers added.</summary>
    internal static float NextNormal(this ref CounterRandom random)
    {
        ulong bits = random.NextBits();
        int sum = (int)(bits & 0xFFFF) + (int)((bits >> 16) & 0xFFFF) + (int)((bits >> 32) & 0xFFFF) + (int)(bits >> 48);
        // Mean 2 x 65535; each summand has variance 65536^2 / 12.
        return (sum - 131070) * (1 / 37837.2f);
    }
}
