using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace MedScan.Sweeps.Samplers;

/// <summary>A normal distribution over the unit cube that follows the better half of each generation.</summary>
/// <remarks>N. Hansen: The CMA evolution strategy, a tutorial, arXiv:1604.00772 (2016), with active update; points that come from another
/// distribution, as of trials that ran at the same time, are shortened as in N. Hansen: Injecting external solutions into CMA-ES,
/// arXiv:1110.4181 (2011).</remarks>
internal sealed class CmaEs
{
    private const double Smallest = 1e-6;

    private readonly int _n;
    private readonly double[] _weights;
    private readonly double _effective;
    private readonly double _pathRate;
    private readonly double _pathDamping;
    private readonly double _covariancePathRate;
    private readonly double _rankOneRate;
    private readonly double _rankManyRate;
    private readonly double _expectedLength;
    private readonly List<double> _bests = [];
    private readonly Vector<double> _mean;
    private Matrix<double> _covariance;
    private Vector<double> _stepPath;
    private Vector<double> _covariancePath;
    private Matrix<double> _axes;
    private Vector<double> _lengths;
    private double _step;
    private int _generation;

    /// <summary>Begins a search.</summary>
    /// <param name="mean">Where, in the unit cube.</param>
    /// <param name="deviation">How far around.</param>
    /// <param name="population">How many points make a generation.</param>
    public CmaEs(double[] mean, double deviation, int population)
    {
        int n = _n = mean.Length;
        Population = population;
        _mean = Vector<double>.Build.DenseOfArray(mean);
        _step = deviation;
        double[] raw = [.. Enumerable.Range(1, population).Select(i => Math.Log((population + 1) / 2.0) - Math.Log(i))];
        int better = population / 2;
        _effective = Effective(raw.Take(better));
        double worse = Effective(raw.Skip(better));
        _pathRate = (_effective + 2) / (n + _effective + 5);
        _pathDamping = 1 + 2 * Math.Max(0, Math.Sqrt((_effective - 1) / (n + 1)) - 1) + _pathRate;
        _covariancePathRate = (4 + _effective / n) / (n + 4 + 2 * _effective / n);
        _rankOneRate = 2 / (Math.Pow(n + 1.3, 2) + _effective);
        _rankManyRate = Math.Min(1 - _rankOneRate, 2 * (0.25 + _effective + 1 / _effective - 2) / (Math.Pow(n + 2, 2) + _effective));
        double negative = Math.Min(1 + _rankOneRate / _rankManyRate, Math.Min(1 + 2 * worse / (_effective + 2), (1 - _rankOneRate - _rankManyRate) / (n * _rankManyRate)));
        double up = raw.Where(static w => w > 0).Sum(), down = -raw.Where(static w => w < 0).Sum();
        _weights = [.. raw.Select(w => w >= 0 ? w / up : w * negative / down)];
        _expectedLength = Math.Sqrt(n) * (1 - 1.0 / (4 * n) + 1.0 / (21.0 * n * n));
        _covariance = Matrix<double>.Build.DenseIdentity(n);
        _axes = Matrix<double>.Build.DenseIdentity(n);
        _lengths = Vector<double>.Build.Dense(n, 1);
        _stepPath = Vector<double>.Build.Dense(n);
        _covariancePath = Vector<double>.Build.Dense(n);

        static double Effective(IEnumerable<double> weights) => Math.Pow(weights.Sum(), 2) / weights.Sum(static w => w * w);
    }

    /// <summary>How many points make a generation.</summary>
    public int Population { get; }

    /// <summary>Whether it has come to rest: the points hardly differ, or their values have not for long.</summary>
    public bool IsAtRest { get; private set; }

    /// <summary>The middle of the distribution.</summary>
    public IReadOnlyList<double> Mean => _mean.AsArray();

    /// <summary>How far the distribution reaches along a coordinate.</summary>
    /// <param name="coordinate">The coordinate.</param>
    /// <returns>The standard deviation.</returns>
    public double DeviationOf(int coordinate) => _step * Math.Sqrt(_covariance[coordinate, coordinate]);

    /// <summary>Draws a point, which may lie outside of the unit cube.</summary>
    /// <param name="random">The source of chance.</param>
    /// <returns>The point.</returns>
    public double[] Draw(Random random)
    {
        Vector<double> z = Vector<double>.Build.Dense(_n, _ => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Math.Clamp(random.NextDouble(), 1e-16, 1 - 1e-16)));
        return (_mean + _step * (_axes * z.PointwiseMultiply(_lengths))).ToArray();
    }

    /// <summary>Moves a point that was drawn to where some of its coordinates are given, the others following as far as they depend on them.</summary>
    /// <remarks>The point is then a draw from the distribution under that condition (G. Matheron's update; A. Journel, C. Huijbregts, Mining
    /// geostatistics, 1978).</remarks>
    /// <param name="point">The point.</param>
    /// <param name="given">The coordinates that are given; null where one is not.</param>
    /// <returns>The point with the given coordinates.</returns>
    public double[] Given(double[] point, IReadOnlyList<double?> given)
    {
        int[] known = [.. Enumerable.Range(0, _n).Where(i => given[i] is not null)];
        if (known.Length == 0)
            return point;
        // The step's length is in all covariances, so it falls out.
        Matrix<double> among = Matrix<double>.Build.Dense(known.Length, known.Length, (i, j) => _covariance[known[i], known[j]]);
        Vector<double> weights = among.Cholesky().Solve(Vector<double>.Build.Dense(known.Length, i => given[known[i]]!.Value - point[known[i]]));
        return [.. point.Select((x, i) => given[i] ?? x + known.Select((k, j) => _covariance[i, k] * weights[j]).Sum())];
    }

    /// <summary>Takes a generation in.</summary>
    /// <param name="points">As many points as <see cref="Population"/>, the best first.</param>
    /// <param name="values">Their values.</param>
    public void Update(IReadOnlyList<double[]> points, IReadOnlyList<double> values)
    {
        _generation++;
        double longest = Math.Sqrt(_n) + 2.0 * _n / (_n + 2);
        Vector<double>[] steps = [.. points.Select(p => (Vector<double>.Build.DenseOfArray(p) - _mean) / _step)];
        double[] lengths = new double[steps.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            lengths[i] = Whiten(steps[i]).L2Norm();
            if (lengths[i] > longest)
                (steps[i], lengths[i]) = (steps[i] * (longest / lengths[i]), longest);
        }
        Vector<double> move = Vector<double>.Build.Dense(_n);
        for (int i = 0; i < Population / 2; i++)
            move += _weights[i] * steps[i];
        _mean.Add(_step * move, _mean);

        _stepPath = (1 - _pathRate) * _stepPath + Math.Sqrt(_pathRate * (2 - _pathRate) * _effective) * Whiten(move);
        double length = _stepPath.L2Norm();
        bool isSteady = length / Math.Sqrt(1 - Math.Pow(1 - _pathRate, 2 * _generation)) < (1.4 + 2.0 / (_n + 1)) * _expectedLength;
        _covariancePath = (1 - _covariancePathRate) * _covariancePath
            + (isSteady ? Math.Sqrt(_covariancePathRate * (2 - _covariancePathRate) * _effective) : 0) * move;
        double lost = isSteady ? 0 : _covariancePathRate * (2 - _covariancePathRate);
        Matrix<double> covariance = (1 + _rankOneRate * lost - _rankOneRate - _rankManyRate * _weights.Sum()) * _covariance
            + _rankOneRate * _covariancePath.OuterProduct(_covariancePath);
        for (int i = 0; i < steps.Length; i++)
        {
            double weight = _weights[i] >= 0 ? _weights[i] : _weights[i] * _n / Math.Max(lengths[i] * lengths[i], 1e-12);
            covariance += _rankManyRate * weight * steps[i].OuterProduct(steps[i]);
        }
        _covariance = covariance;
        _step = Math.Min(_step * Math.Exp(Math.Min(1, _pathRate / _pathDamping * (length / _expectedLength - 1))), 1);
        Decompose();
        Rest(values);
    }

    /// <summary>Sees to it that values beside the one where the mean is remain likely along a coordinate that has only few values.</summary>
    /// <remarks>R. Hamano, S. Saito, M. Nomura, S. Shirakawa: CMA-ES with margin, GECCO 2022, in the simplest form: the deviation along the
    /// coordinate is widened until a point falls beside the cell often enough.</remarks>
    /// <param name="coordinate">The coordinate.</param>
    /// <param name="low">Where the cell of the mean begins.</param>
    /// <param name="high">Where it ends.</param>
    public void KeepMargin(int coordinate, double low, double high)
    {
        double quantile = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, 1 - 1.0 / (_n * Population + 1));
        double distance = Math.Min(low > 0 ? _mean[coordinate] - low : double.PositiveInfinity, high < 1 ? high - _mean[coordinate] : double.PositiveInfinity);
        double factor = distance / (quantile * DeviationOf(coordinate));
        if (!(factor > 1 && double.IsFinite(factor)))
            return;
        for (int i = 0; i < _n; i++)
        {
            _covariance[i, coordinate] *= factor;
            _covariance[coordinate, i] *= factor;
        }
        Decompose();
    }

    private Vector<double> Whiten(Vector<double> step) => _axes * _axes.TransposeThisAndMultiply(step).PointwiseDivide(_lengths);

    private void Decompose()
    {
        _covariance = (_covariance + _covariance.Transpose()) / 2;
        Evd<double> parts = _covariance.Evd(Symmetricity.Symmetric);
        _axes = parts.EigenVectors;
        double largest = parts.EigenValues.Enumerate().Max(static e => e.Real);
        _lengths = parts.EigenValues.Map(e => Math.Sqrt(Math.Max(e.Real, 1e-14 * Math.Max(largest, 1e-300))));
    }

    private void Rest(IReadOnlyList<double> values)
    {
        _bests.Add(values[0]);
        int window = 10 + (int)Math.Ceiling(30.0 * _n / Population);
        IEnumerable<double> last = _bests.TakeLast(window);
        double range = Math.Max(last.Max(), values.Max()) - last.Min();
        IsAtRest = _step * _lengths.Maximum() < Smallest || _lengths.Maximum() > 1e7 * _lengths.Minimum()
            || _bests.Count >= window && range <= 1e-12 * Math.Max(1, Math.Abs(last.Min()));
    }
}
