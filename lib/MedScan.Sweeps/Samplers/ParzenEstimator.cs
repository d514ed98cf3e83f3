using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>A density over the values of one or several parameters: a mixture with a component for each observation and one for the
/// prior, in each component the parameters independent.</summary>
internal sealed class ParzenEstimator
{
    // What is by so much less likely than the likeliest component changes no digit of the sum.
    private const double Negligible = 40;

    private readonly ParzenKernels[] _kernels;
    private readonly double[] _cumulative;
    private readonly double[] _logWeights;
    private readonly double[] _logs;

    /// <summary>Makes the density.</summary>
    /// <param name="space">The parameters.</param>
    /// <param name="observed">Points with a stored value for each parameter.</param>
    /// <param name="weights">How much each point counts.</param>
    /// <param name="options">The sampler's options.</param>
    /// <param name="isReference">Whether the density of others is compared with this one; see <see cref="CategoricalKernels"/>.</param>
    public ParzenEstimator(
        IReadOnlyList<Distribution> space, IReadOnlyList<IReadOnlyList<double>> observed, IReadOnlyList<double> weights, TpeOptions options, bool isReference = false)
    {
        _kernels = new ParzenKernels[space.Count];
        for (int p = 0; p < space.Count; p++)
        {
            int column = p;
            _kernels[p] = ParzenKernels.Create(space[p], [.. observed.Select(point => point[column])], options, isReference);
        }
        double sum = options.PriorWeight + weights.Sum();
        double[] shares = [.. weights.Select(weight => weight / sum), options.PriorWeight / sum];
        _logWeights = [.. shares.Select(static share => Math.Log(share))];
        _cumulative = new double[shares.Length];
        double reached = 0;
        for (int i = 0; i < shares.Length; i++)
            _cumulative[i] = reached += shares[i];
        _logs = new double[shares.Length];
    }

    /// <summary>Draws a point.</summary>
    /// <param name="random">The source of chance.</param>
    /// <returns>A stored value for each parameter.</returns>
    public double[] Draw(Random random)
    {
        int found = Array.BinarySearch(_cumulative, random.NextDouble());
        int component = Math.Min(found < 0 ? ~found : found + 1, _cumulative.Length - 1);
        return [.. _kernels.Select(k => k.Draw(component, random))];
    }

    /// <summary>The logarithm of the density at a point.</summary>
    /// <param name="point">A stored value for each parameter.</param>
    /// <returns>The logarithm; for countable values that of their probability. Where each parameter is modelled by itself, see
    /// <see cref="ContinuousKernels"/>.</returns>
    public double LogDensity(IReadOnlyList<double> point)
    {
        Span<double> logs = _logs;
        _logWeights.CopyTo(logs);
        for (int p = 0; p < _kernels.Length; p++)
            _kernels[p].AddLogDensities(point[p], logs);
        double largest = double.NegativeInfinity;
        foreach (double log in logs)
            largest = Math.Max(largest, log);
        double sum = 0;
        foreach (double log in logs)
        {
            if (log > largest - Negligible)
                sum += Math.Exp(log - largest);
        }
        return largest + Math.Log(sum);
    }
}
