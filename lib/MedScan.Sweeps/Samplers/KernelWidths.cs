namespace MedScan.Sweeps.Samplers;

/// <summary>How wide the kernels of a Parzen estimator are, in the unit interval.</summary>
internal static class KernelWidths
{
    // A fifth of the range; Scott's rule says how it shrinks, and this where it begins.
    private const double First = 0.2;

    /// <summary>One width for parameters that are modelled together, or widths by neighbours for a single one.</summary>
    /// <param name="means">Where the kernels stand.</param>
    /// <param name="dimensions">How many parameters there are; 0 for widths by neighbours.</param>
    /// <param name="endpoints">Whether the ends of the interval are neighbours of the outermost kernels.</param>
    /// <returns>A standard deviation for each kernel.</returns>
    public static double[] ByNeighboursOrCommon(IReadOnlyList<double> means, int dimensions, bool endpoints)
    {
        if (dimensions == 0)
            return ByNeighbours(means, endpoints);
        double[] widths = new double[means.Count];
        Array.Fill(widths, Common(means.Count, dimensions));
        return widths;
    }

    /// <summary>One width for all kernels of parameters that are modelled together.</summary>
    /// <remarks>D. W. Scott: Multivariate density estimation, 1992; used for TPE by S. Falkner, A. Klein, F. Hutter: BOHB, ICML 2018.</remarks>
    /// <param name="observations">How many observations there are.</param>
    /// <param name="dimensions">How many parameters.</param>
    /// <returns>The standard deviation of each.</returns>
    public static double Common(int observations, int dimensions) => First * Math.Pow(Math.Max(observations, 1), -1.0 / (dimensions + 4));

    /// <summary>Widths by the distance to the farther one of both neighbours, the middle of the interval being one of them.</summary>
    /// <remarks>J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl: Algorithms for hyper-parameter optimization, NIPS 2011.</remarks>
    /// <param name="means">Where the kernels stand.</param>
    /// <param name="endpoints">Whether the ends of the interval are neighbours of the outermost kernels.</param>
    /// <returns>A standard deviation for each kernel.</returns>
    public static double[] ByNeighbours(IReadOnlyList<double> means, bool endpoints)
    {
        double[] places = [.. means, 0.5];
        int[] order = [.. Enumerable.Range(0, places.Length)];
        Array.Sort((double[])places.Clone(), order);
        double[] widths = new double[means.Count];
        for (int i = 0; i < order.Length; i++)
        {
            if (order[i] == means.Count)
                continue;
            double place = places[order[i]];
            bool isFirst = i == 0, isLast = i == order.Length - 1;
            double before = place - (isFirst ? 0 : places[order[i - 1]]);
            double after = (isLast ? 1 : places[order[i + 1]]) - place;
            widths[order[i]] = (endpoints, isFirst, isLast) switch
            {
                (false, true, _) => after,
                (false, _, true) => before,
                _ => Math.Max(before, after),
            };
        }
        return widths;
    }
}
