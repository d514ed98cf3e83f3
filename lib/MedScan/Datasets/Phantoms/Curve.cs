namespace MedScan.Datasets.Phantoms;

/// <summary>The few curves that slices are drawn with.</summary>
internal static class Curve
{
    /// <summary>0 up to <paramref name="from"/>, 1 beyond <paramref name="to"/>, smooth between; falls when <paramref name="to"/> is the smaller.</summary>
    internal static float Step(float from, float to, float value)
    {
        float share = Math.Clamp((value - from) / (to - from), 0, 1);
        return share * share * (3 - (2 * share));
    }

    internal static float Blend(float first, float second, float share) => first + ((second - first) * share);

    /// <summary>1 at 0, about one half at 1, nearly 0 beyond 3: a bell without an exponential.</summary>
    internal static float Bell(float value)
    {
        float square = 1 + (value * value * 0.4142f);
        return 1 / (square * square);
    }
}
