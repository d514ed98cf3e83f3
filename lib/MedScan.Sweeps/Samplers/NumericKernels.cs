using MedScan.Sweeps.Spaces;
using Gaussian = MathNet.Numerics.Distributions.Normal;

namespace MedScan.Sweeps.Samplers;

/// <summary>Kernels over the unit interval: normal distributions cut off at its ends; the prior's is the interval itself.</summary>
/// <remarks>A value that owns a cell of the interval has the probability of that cell.</remarks>
internal sealed class NumericKernels : ParzenKernels
{
    // A cell narrower than this part of a kernel's width is integrated by a series, to nine digits.
    private const double Narrow = 0.1;
    private static readonly double LogRootTwoPi = Math.Log(Math.Sqrt(2 * Math.PI));

    private readonly NumericDistribution _distribution;
    private readonly double[] _means;
    private readonly double[] _widths;

    // Of a stepped parameter many observations share a kernel, which then is worked out once.
    private readonly int[] _sharedIndices;
    private readonly double[] _sharedMeans;
    private readonly double[] _sharedWidths;
    private readonly double[] _sharedLogScales;

    /// <summary>Makes the kernels.</summary>
    /// <param name="distribution">The parameter's distribution.</param>
    /// <param name="observed">Stored values of it.</param>
    /// <param name="dimensions">How many parameters are modelled together, all with kernels of one width; 0 for widths by the
    /// distance of neighbours.</param>
    /// <param name="options">The sampler's options.</param>
    public NumericKernels(NumericDistribution distribution, IReadOnlyList<double> observed, int dimensions, TpeOptions options)
    {
        _distribution = distribution;
        _means = [.. observed.Select(distribution.ToUnit)];
        _widths = dimensions > 0
            ? [.. Enumerable.Repeat(KernelWidths.Common(_means.Length, dimensions), _means.Length)]
            : KernelWidths.ByNeighbours(_means, options.Endpoints);
        double smallest = options.MagicClip ? 1 / Math.Min(100.0, 2 + _means.Length) : 1e-12;
        for (int i = 0; i < _widths.Length; i++)
            _widths[i] = Math.Clamp(_widths[i], smallest, 1);

        Dictionary<(double, double), int> shared = [];
        _sharedIndices = new int[_means.Length];
        for (int i = 0; i < _means.Length; i++)
        {
            (double, double) kernel = (_means[i], _widths[i]);
            if (!shared.TryGetValue(kernel, out _sharedIndices[i]))
                shared.Add(kernel, _sharedIndices[i] = shared.Count);
        }
        (_sharedMeans, _sharedWidths, _sharedLogScales) = (new double[shared.Count], new double[shared.Count], new double[shared.Count]);
        foreach (((double mean, double width), int i) in shared)
        {
            (_sharedMeans[i], _sharedWidths[i]) = (mean, width);
            _sharedLogScales[i] = Math.Log(Mass((0 - mean) / width, (1 - mean) / width));
        }
    }

    public override double Draw(int kernel, Random random)
    {
        double chance = random.NextDouble();
        if (kernel == _means.Length)
            return _distribution.FromUnit(chance);
        double low = Gaussian.CDF(_means[kernel], _widths[kernel], 0), high = Gaussian.CDF(_means[kernel], _widths[kernel], 1);
        double unit = Gaussian.InvCDF(_means[kernel], _widths[kernel], Math.Clamp(double.Lerp(low, high, chance), double.Epsilon, 1 - 1e-16));
        return _distribution.FromUnit(Math.Clamp(unit, 0, 1));
    }

    public override void AddLogDensities(double stored, Span<double> sums)
    {
        (double low, double high) = _distribution.Cell(stored);
        bool isCell = high > low;
        Span<double> logs = _sharedMeans.Length <= 1024 ? stackalloc double[_sharedMeans.Length] : new double[_sharedMeans.Length];
        for (int i = 0; i < logs.Length; i++)
            logs[i] = (isCell ? LogMass(low, high, _sharedMeans[i], _sharedWidths[i]) : LogDensity(low, _sharedMeans[i], _sharedWidths[i])) - _sharedLogScales[i];
        for (int i = 0; i < _sharedIndices.Length; i++)
            sums[i] += logs[_sharedIndices[i]];
        if (isCell)
            sums[^1] += Math.Log(high - low);
    }

    private static double LogDensity(double unit, double mean, double width)
    {
        double z = (unit - mean) / width;
        return -0.5 * z * z - Math.Log(width) - LogRootTwoPi;
    }

    private static double LogMass(double low, double high, double mean, double width)
    {
        double cell = (high - low) / width;
        if (cell >= Narrow)
            return Math.Log(Mass((low - mean) / width, (high - mean) / width));
        double z = ((low + high) / 2 - mean) / width;
        return -0.5 * z * z - LogRootTwoPi + Math.Log(cell) + cell * cell * (z * z - 1) / 24;
    }

    // On the side of the tail, where nothing is lost to rounding.
    private static double Mass(double low, double high) =>
        low > 0 ? Gaussian.CDF(0, 1, -low) - Gaussian.CDF(0, 1, -high) : Gaussian.CDF(0, 1, high) - Gaussian.CDF(0, 1, low);
}
