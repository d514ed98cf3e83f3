using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>Kernels over numbers that own cells of the unit interval: each has the probability of its cell.</summary>
internal sealed class SteppedKernels : NumericKernels
{
    // A cell narrower than this part of a kernel's width is integrated by a series, to four digits where it matters.
    private const double Narrow = 0.25;
    private static readonly double LogRootTwoPi = Math.Log(Math.Sqrt(2 * Math.PI));

    private readonly NumericDistribution _distribution;

    // Many observations share a kernel, which then is worked out once.
    private readonly int[] _indices;
    private readonly (double Mean, double Width, double LogWidth, double LogScale)[] _different;

    /// <inheritdoc cref="NumericKernels(NumericDistribution, IReadOnlyList{double}, TpeOptions)"/>
    public SteppedKernels(NumericDistribution distribution, IReadOnlyList<double> observed, TpeOptions options)
        : base(distribution, observed, options)
    {
        _distribution = distribution;
        _indices = new int[Means.Count];
        List<(double Mean, double Width, double LogWidth, double LogScale)> different = [];
        Dictionary<(double, double), int> known = [];
        for (int i = 0; i < _indices.Length; i++)
        {
            (double mean, double width) = (Means[i], Widths[i]);
            if (!known.TryGetValue((mean, width), out _indices[i]))
            {
                known.Add((mean, width), _indices[i] = different.Count);
                different.Add((mean, width, Math.Log(width), Math.Log(Mass((0 - mean) / width, (1 - mean) / width))));
            }
        }
        _different = [.. different];
    }

    public override void AddLogDensities(double stored, Span<double> sums)
    {
        (double low, double high) = _distribution.Cell(stored);
        Span<double> logs = _different.Length <= 1024 ? stackalloc double[_different.Length] : new double[_different.Length];
        double logLength = Math.Log(high - low);
        for (int i = 0; i < logs.Length; i++)
        {
            (double mean, double width, double logWidth, double logScale) = _different[i];
            double cell = (high - low) / width;
            if (cell < Narrow)
            {
                double z = ((low + high) / 2 - mean) / width;
                logs[i] = logLength - logWidth - LogRootTwoPi - 0.5 * z * z + cell * cell * (z * z - 1) / 24 - logScale;
            }
            else
            {
                logs[i] = Math.Log(Mass((low - mean) / width, (high - mean) / width)) - logScale;
            }
        }
        for (int i = 0; i < _indices.Length; i++)
            sums[i] += logs[_indices[i]];
        sums[^1] += logLength;
    }
}
