using System.Numerics;
using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>Kernels over real numbers.</summary>
internal sealed class ContinuousKernels : NumericKernels
{
    private readonly NumericDistribution _distribution;
    private readonly double[] _means;
    private readonly double[] _precisions;
    private readonly double[] _logHeights;

    /// <inheritdoc cref="NumericKernels(NumericDistribution, IReadOnlyList{double}, TpeOptions)"/>
    /// <remarks>Where each parameter is modelled by itself, a kernel counts in proportion to its width, as in Optuna 3.1: a narrow one, of
    /// which many trials alike leave a cluster, then does not outweigh all others. Measured to be better there and worse where parameters are
    /// modelled together (<c>sweep-quality</c>).</remarks>
    public ContinuousKernels(NumericDistribution distribution, IReadOnlyList<double> observed, TpeOptions options)
        : base(distribution, observed, options)
    {
        _distribution = distribution;
        _means = [.. Means];
        (_precisions, _logHeights) = (new double[_means.Length], new double[_means.Length]);
        for (int i = 0; i < _means.Length; i++)
        {
            _precisions[i] = 1 / Widths[i];
            double width = options.Multivariate ? Widths[i] : 1;
            _logHeights[i] = -Math.Log(Math.Sqrt(2 * Math.PI) * width * Mass((0 - _means[i]) * _precisions[i], (1 - _means[i]) * _precisions[i]));
        }
    }

    public override void AddLogDensities(double stored, Span<double> sums)
    {
        // The prior's density is 1, its logarithm nothing to add.
        double unit = _distribution.ToUnit(stored);
        int done = 0;
        if (_means.Length >= Vector<double>.Count)
        {
            Vector<double> units = new(unit), half = new(0.5);
            for (; done <= _means.Length - Vector<double>.Count; done += Vector<double>.Count)
            {
                Vector<double> z = (units - new Vector<double>(_means, done)) * new Vector<double>(_precisions, done);
                Span<double> part = sums.Slice(done, Vector<double>.Count);
                (new Vector<double>(part) + (new Vector<double>(_logHeights, done) - half * z * z)).CopyTo(part);
            }
        }
        for (; done < _means.Length; done++)
        {
            double z = (unit - _means[done]) * _precisions[done];
            sums[done] += _logHeights[done] - 0.5 * z * z;
        }
    }
}
