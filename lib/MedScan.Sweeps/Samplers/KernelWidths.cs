namespace MedScan.Sweeps.Samplers;

/// <summary>How wide the kernels of a Parzen estimator are, in the unit interval.</summary>
internal static class KernelWidths
{
    /// <summary>Widths by the distance to the farther one of both neighbours, the middle of the interval being one of them.</summary>
    /// <remarks>Where parameters are modelled together, too: each has its own widths, so that a parameter that good trials agree on is
    /// searched finely while another is still open. One width for all by Scott's rule, as BOHB has it, was measured to be worse.
    /// J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl: Algorithms for hyper-parameter optimization, NIPS 2011.</remarks>
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
