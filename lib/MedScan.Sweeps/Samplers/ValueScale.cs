namespace MedScan.Sweeps.Samplers;

/// <summary>Brings the values of trials to a scale on which a Gaussian process can describe them.</summary>
/// <remarks>I.-K. Yeo, R. A. Johnson: A new family of power transformations to improve normality or symmetry, Biometrika 87 (2000), as used
/// for Bayesian optimisation by A. I. Cowen-Rivers and others: HEBO, JAIR 74 (2022).</remarks>
internal static class ValueScale
{
    // Bad values further above the middle than so many times the distance of the quartiles are all alike.
    private const double Farthest = 8;

    /// <summary>Brings values to mean 0 and variance 1, with the long tail of bad ones shortened.</summary>
    /// <param name="values">The values, of which smaller ones are better; may be infinite.</param>
    /// <returns>The values in their order, a better one never above a worse one; all 0 where there is no difference between them.</returns>
    public static double[] Normalize(IReadOnlyList<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite).Order()];
        if (finite.Length == 0 || finite[0] == finite[^1])
            return new double[values.Count];
        // Half of each, as differences of the largest numbers would not be finite.
        double middle = finite[finite.Length / 2], quartiles = finite[finite.Length * 3 / 4] / 2 - finite[finite.Length / 4] / 2;
        double low = finite[0], high = quartiles > 0 ? Math.Min(finite[^1], middle + 2 * Farthest * quartiles) : finite[^1];
        double unit = Math.Max(Math.Abs(low), Math.Abs(high));
        return Straighten(Standardize([.. values.Select(v => Math.Clamp(v, low, high) / unit)]));
    }

    /// <summary>Bends values by the power that makes them most like normal ones.</summary>
    private static double[] Straighten(double[] values)
    {
        (double Likelihood, double[] Values) best = (double.NegativeInfinity, values);
        // Powers above 1 would shorten the tail of good values, which is where to look.
        for (int tenths = -40; tenths <= 10; tenths++)
        {
            double power = tenths / 10.0;
            double[] bent = [.. values.Select(v => Bend(v, power))];
            double mean = bent.Average(), variance = bent.Average(b => (b - mean) * (b - mean));
            double likelihood = -0.5 * values.Length * Math.Log(variance) + (power - 1) * values.Sum(static v => Math.Sign(v) * Math.Log(1 + Math.Abs(v)));
            if (likelihood > best.Likelihood)
                best = (likelihood, bent);
        }
        return Standardize(best.Values);
    }

    private static double Bend(double value, double power) => value < 0
        ? -(Math.Pow(1 - value, 2 - power) - 1) / (2 - power)
        : power == 0 ? Math.Log(1 + value) : (Math.Pow(1 + value, power) - 1) / power;

    private static double[] Standardize(double[] values)
    {
        double mean = values.Average(), deviation = Math.Sqrt(values.Average(v => (v - mean) * (v - mean)));
        return deviation > 0 ? [.. values.Select(v => (v - mean) / deviation)] : new double[values.Length];
    }
}
