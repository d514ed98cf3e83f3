
namespace MedScan.Sweeps.Samplers;

/// <summary>A random function that goes near the values that were observed: at each point a mean and how uncertain it is.</summary>
/// <remarks>C. E. Rasmussen, C. K. I. Williams: Gaussian processes for machine learning, 2006, with a Matérn 5/2 kernel that has a length
/// for each coordinate; choices are alike or not. The lengths and the noise are those of the highest posterior density, with the prior
/// of C. Hvarfner, E. O. Hellsten, L. Nardi: Vanilla Bayesian optimization performs great in high dimensions, ICML 2024; the constant mean
/// and the amplitude follow from them in closed form.</remarks>
internal sealed class GaussianProcess
{
    private static readonly double Root5 = Math.Sqrt(5);

    private readonly double[][] _points;
    private readonly bool[] _isChoice;
    private readonly double[] _scales; // 1 / length² of each coordinate
    private readonly double[] _noise; // of each point, in parts of the amplitude
    private readonly double[] _inverseRoot; // L⁻¹ by rows, where the kernel matrix is L Lᵀ
    private readonly double[] _weights;
    private readonly double _mean;
    private readonly double _amplitude;

    private GaussianProcess(double[][] points, bool[] isChoice, double[] scales, double[] noise, double[] values, (double Mean, double Amplitude)? scale)
    {
        int n = points.Length;
        (_points, _isChoice, _scales, _noise) = (points, isChoice, scales, noise);
        double[] root = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                root[i * n + j] = Matern(Distance(points[i], points[j]));
            root[i * n + i] = 1 + noise[i];
        }
        if (!SymmetricMatrix.Factor(root, n))
            throw new InvalidOperationException("The kernel matrix is not positive definite.");
        _inverseRoot = SymmetricMatrix.InvertRoot(root, n);
        (_mean, _amplitude, _weights) = SymmetricMatrix.Regress(_inverseRoot, n, values, scale);
    }

    /// <summary>Learns from observations.</summary>
    /// <param name="points">At least two points: coordinates from 0 to 1, and the numbers of choices.</param>
    /// <param name="isChoice">Which coordinates are choices.</param>
    /// <param name="values">A value for each point, with mean 0 and variance 1 about.</param>
    /// <returns>The process.</returns>
    public static GaussianProcess Fit(double[][] points, bool[] isChoice, double[] values)
    {
        GaussianProcessLikelihood likelihood = new(points, isChoice, values);
        double[] best = likelihood.Maximize();
        double noise = Math.Exp(best[^1]);
        double[] scales = [.. best.SkipLast(1).Select(static l => Math.Exp(-2 * l))];
        return new GaussianProcess(points, isChoice, scales, [.. points.Select(_ => noise)], values, null);
    }

    /// <summary>The process as it would be if points were observed to be what it expects of them: as sure there, and no better.</summary>
    /// <param name="points">The points.</param>
    /// <returns>The process.</returns>
    /// <remarks>D. Ginsbourger, R. Le Riche, L. Carraro: Kriging is well-suited to parallelize optimization, 2010 (kriging believer).</remarks>
    public GaussianProcess Believing(IReadOnlyList<double[]> points)
    {
        if (points.Count == 0)
            return this;
        // What is expected at the observed points gives the same means again.
        double[][] all = [.. _points, .. points];
        return new GaussianProcess(all, _isChoice, _scales, [.. _noise, .. points.Select(_ => _noise[0])], [.. Values(), .. points.Select(p => At(p, []).Mean)], (_mean, _amplitude));
    }

    /// <summary>What is expected at a point.</summary>
    /// <param name="point">The point.</param>
    /// <returns>The mean, and the standard deviation without noise.</returns>
    public (double Mean, double Deviation) Predict(ReadOnlySpan<double> point) => At(point, []);

    /// <summary>The logarithm of the expected improvement over a value.</summary>
    /// <param name="point">Where.</param>
    /// <param name="best">The value to be undercut.</param>
    /// <param name="gradient">To be filled with its slope along each coordinate, 0 for choices; empty where it is not needed.</param>
    /// <returns>The logarithm.</returns>
    public double LogImprovement(ReadOnlySpan<double> point, double best, Span<double> gradient)
    {
        double[] slopes = gradient.IsEmpty ? [] : new double[2 * gradient.Length];
        (double mean, double deviation) = At(point, slopes);
        double z = (best - mean) / deviation;
        (double log, double slope) = ExpectedImprovement.Standard(z);
        for (int d = 0; d < gradient.Length; d++)
        {
            double meanSlope = slopes[d], deviationSlope = slopes[gradient.Length + d];
            gradient[d] = (slope * (-meanSlope - z * deviationSlope) + deviationSlope) / deviation;
        }
        return log + Math.Log(deviation);
    }

    internal static double Matern(double squaredDistance)
    {
        double r = Root5 * Math.Sqrt(squaredDistance);
        return (1 + r + r * r / 3) * Math.Exp(-r);
    }

    private double[] Values()
    {
        // K w + m, from L w' and back, is what was put in.
        int n = _points.Length;
        double[] values = new double[n];
        for (int i = 0; i < n; i++)
        {
            values[i] = _mean + (1 + _noise[i]) * _weights[i];
            for (int j = 0; j < n; j++)
            {
                if (j != i)
                    values[i] += Matern(Distance(_points[i], _points[j])) * _weights[j];
            }
        }
        return values;
    }

    private (double Mean, double Deviation) At(ReadOnlySpan<double> point, Span<double> slopes)
    {
        int n = _points.Length;
        double[] kernel = new double[n], falls = slopes.IsEmpty ? [] : new double[n];
        double mean = _mean;
        for (int i = 0; i < n; i++)
        {
            double r = Root5 * Math.Sqrt(Distance(point, _points[i])), fading = Math.Exp(-r);
            kernel[i] = (1 + r + r * r / 3) * fading;
            mean += _weights[i] * kernel[i];
            if (falls.Length > 0)
                falls[i] = -5.0 / 3 * (1 + r) * fading;
        }
        double[] back = slopes.IsEmpty ? [] : new double[n];
        double known = 0;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> row = _inverseRoot.AsSpan(i * n, i + 1);
            double v = SymmetricMatrix.Dot(row, kernel);
            known += v * v;
            if (back.Length > 0)
                SymmetricMatrix.Add(back, row, v);
        }
        double variance = _amplitude * Math.Max(1 - known, 1e-10), deviation = Math.Sqrt(variance);
        int dimensions = slopes.Length / 2;
        for (int d = 0; d < dimensions; d++)
        {
            if (_isChoice[d])
                continue;
            double meanSlope = 0, varianceSlope = 0;
            for (int i = 0; i < n; i++)
            {
                double slope = falls[i] * (point[d] - _points[i][d]);
                meanSlope += _weights[i] * slope;
                varianceSlope += back[i] * slope;
            }
            slopes[d] = meanSlope * _scales[d];
            slopes[dimensions + d] = 1 - known > 1e-10 ? -_amplitude * varianceSlope * _scales[d] / deviation : 0;
        }
        return (mean, deviation);
    }

    private double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int d = 0; d < _scales.Length; d++)
        {
            double difference = a[d] - b[d];
            if (_isChoice[d])
                difference = difference == 0 ? 0 : 1;
            sum += _scales[d] * difference * difference;
        }
        return sum;
    }
}
