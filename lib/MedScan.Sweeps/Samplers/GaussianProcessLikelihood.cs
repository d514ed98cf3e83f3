namespace MedScan.Sweeps.Samplers;

/// <summary>How well lengths and noise explain observations; what <see cref="GaussianProcessModel.Fit"/> maximises.</summary>
internal sealed class GaussianProcessLikelihood
{
    private static readonly (double Low, double High) LogLength = (Math.Log(0.005), Math.Log(200));
    private static readonly (double Low, double High) LogNoise = (Math.Log(1e-7), Math.Log(3));

    private readonly double[][] _squares; // of each coordinate, the squared differences of all pairs of points
    private readonly double[] _values;
    private readonly int _dimensions;
    private readonly int _n;

    /// <summary>Prepares for observations.</summary>
    /// <param name="points">The points.</param>
    /// <param name="isChoice">Which coordinates are choices.</param>
    /// <param name="values">A value for each point.</param>
    public GaussianProcessLikelihood(double[][] points, bool[] isChoice, double[] values)
    {
        (_values, _n, _dimensions) = (values, points.Length, isChoice.Length);
        _squares = [.. isChoice.Select((choice, d) =>
        {
            double[] squares = new double[_n * (_n - 1) / 2];
            int pair = 0;
            for (int i = 0; i < _n; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    double difference = points[i][d] - points[j][d];
                    squares[pair++] = choice ? difference == 0 ? 0 : 1 : difference * difference;
                }
            }
            return squares;
        })];
    }

    /// <summary>Finds the likeliest parameters.</summary>
    /// <returns>The logarithms of the lengths, then of the noise in parts of the amplitude.</returns>
    public double[] Maximize()
    {
        double[] low = [.. Enumerable.Repeat(LogLength.Low, _dimensions), LogNoise.Low], high = [.. Enumerable.Repeat(LogLength.High, _dimensions), LogNoise.High];
        double root = Math.Sqrt(_dimensions);
        (double[] Point, double Value) best = ([], double.PositiveInfinity);
        foreach ((double length, double noise) in new[] { (0.5, 1e-5), (0.15, 1e-4), (1.5, 1e-2) })
        {
            double[] start = [.. Enumerable.Repeat(Math.Log(length * root), _dimensions), Math.Log(noise)];
            (double[] Point, double Value) found = QuasiNewton.Minimize(Loss, start, low, high, iterations: 50, longest: 0.5);
            if (best.Point.Length == 0 || found.Value < best.Value)
                best = found;
        }
        return best.Point;
    }

    /// <summary>The negative logarithm of the posterior density.</summary>
    internal double Loss(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        double noise = Math.Exp(parameters[_dimensions]);
        double[] distances = new double[_n * (_n - 1) / 2], root = new double[_n * _n];
        for (int d = 0; d < _dimensions; d++)
            SymmetricMatrix.Add(distances, _squares[d], Math.Exp(-2 * parameters[d]));
        for (int i = 0, pair = 0; i < _n; i++)
        {
            for (int j = 0; j < i; j++, pair++)
            {
                double r = Math.Sqrt(5 * distances[pair]), fading = Math.Exp(-r);
                root[i * _n + j] = (1 + r + r * r / 3) * fading;
                distances[pair] = 5.0 / 3 * (1 + r) * fading; // from now on, how fast the kernel falls with the distance
            }
            root[i * _n + i] = 1 + noise;
        }
        if (!SymmetricMatrix.Factor(root, _n))
            return double.PositiveInfinity;
        double[] inverseRoot = SymmetricMatrix.InvertRoot(root, _n);
        (_, double amplitude, double[] weights) = SymmetricMatrix.Regress(inverseRoot, _n, _values, null);
        double loss = 0.5 * _n * Math.Log(amplitude);
        for (int i = 0; i < _n; i++)
            loss += Math.Log(root[i * _n + i]);

        // d loss = ½ tr((K⁻¹ - w wᵀ / amplitude) dK), and K⁻¹ = L⁻ᵀ L⁻¹.
        double[] inverse = new double[_n * _n];
        for (int k = 0; k < _n; k++)
        {
            ReadOnlySpan<double> row = inverseRoot.AsSpan(k * _n, k + 1);
            for (int i = 0; i <= k; i++)
                SymmetricMatrix.Add(inverse.AsSpan(i * _n, i + 1), row[..(i + 1)], row[i]);
        }
        double diagonal = 0;
        for (int i = 0, pair = 0; i < _n; i++)
        {
            for (int j = 0; j < i; j++, pair++)
                distances[pair] *= inverse[i * _n + j] - weights[i] * weights[j] / amplitude;
            diagonal += inverse[i * _n + i] - weights[i] * weights[i] / amplitude;
        }
        for (int d = 0; d < _dimensions; d++)
            gradient[d] = SymmetricMatrix.Dot(distances, _squares[d]) * Math.Exp(-2 * parameters[d]);
        gradient[_dimensions] = 0.5 * noise * diagonal;
        return loss + Prior(parameters, gradient);
    }

    private double Prior(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        double loss = 0;
        for (int d = 0; d <= _dimensions; d++)
        {
            // Longer lengths where there are more coordinates, so that the function's complexity does not grow with them. The place and the
            // width were chosen by the best values on the numeric problems of the benchmark sweep-quality (Rosenbrock, Ackley, Levy, Rastrigin and
            // Hartmann), which therefore flatter it.
            (double mean, double deviation) = d < _dimensions ? (0.3 + 0.5 * Math.Log(_dimensions), 1.2) : (Math.Log(1e-5), 3.0);
            double z = (parameters[d] - mean) / deviation;
            loss += 0.5 * z * z;
            gradient[d] += z / deviation;
        }
        return loss;
    }
}
