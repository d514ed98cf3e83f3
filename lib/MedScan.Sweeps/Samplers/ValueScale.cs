namespace MedScan.Sweeps.Samplers;

/// <summary>Brings the values of trials to a scale on which a Gaussian process can describe them.</summary>
internal static class ValueScale
{
    /// <summary>Brings values to mean 0 and variance 1, with the long tail of bad ones shortened.</summary>
    /// <param name="values">The values, of which smaller ones are better; may be infinite.</param>
    /// <returns>The values in their order, a better one never above a worse one; all 0 where there is no difference between them.</returns>
    public static double[] Normalize(IReadOnlyList<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).Order()];
        if (finite.Length == 0 || finite[0] == finite[^1])
            return [.. values.Select(static v => (double)0)];
        // Differences of the largest numbers would not be finite.
        double unit = Math.Max(Math.Abs(finite[0]), Math.Abs(finite[^1]));
        double middle = finite[finite.Length / 2] / unit, low = finite[0] / unit;
        double quarter = finite[finite.Length * 3 / 4] / unit - finite[finite.Length / 4] / unit;
        double high = quarter > 0 ? Math.Min(finite[^1] / unit, middle + 8 * quarter) : finite[^1] / unit;
        double[] scaled = [.. values.Select(v => Math.Clamp(v / unit, low, high))];
        return Standardize(scaled);
    }

    private static double[] Standardize(double[] values)
    {
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return [.. values.Select(v => deviation > 0 ? (v - mean) / deviation : 0)];
    }
}
