using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>The space as a <see cref="GaussianProcessModel"/> sees it: numbers by their place in the unit interval, choices by their index; and
/// the search for the point of the highest expected improvement in it.</summary>
internal sealed class AcquisitionSpace
{
    // Steps this fine are searched as if there were none, and rounded at the end.
    private const double Fine = 0.02;

    private const int Starts = 6;

    private readonly IReadOnlyList<Distribution> _distributions;
    private readonly bool[] _isContinuous;
    private readonly double?[] _fixed;

    /// <summary>Makes the space.</summary>
    /// <param name="distributions">The parameters.</param>
    /// <param name="given">Stored values that are to be used; null where one is searched.</param>
    public AcquisitionSpace(IReadOnlyList<Distribution> distributions, IReadOnlyList<double?> given)
    {
        _distributions = distributions;
        _fixed = [.. given.Select((stored, d) => stored is { } value && distributions[d] is NumericDistribution numeric ? numeric.ToUnit(value) : stored)];
        IsChoice = [.. distributions.Select(static d => d is CategoricalDistribution)];
        _isContinuous = [.. distributions.Select((d, i) => given[i] is null && d is NumericDistribution { Count: null or > (long)(1 / Fine) })];
    }

    /// <summary>Which coordinates are choices.</summary>
    public bool[] IsChoice { get; }

    /// <summary>The coordinates of stored values.</summary>
    public double[] Encode(double[] stored) => [.. stored.Select((s, d) => _distributions[d] is NumericDistribution numeric ? numeric.ToUnit(s) : s)];

    /// <summary>The stored values at coordinates.</summary>
    public double[] Decode(double[] point) => [.. point.Select((x, d) => _distributions[d] is NumericDistribution numeric ? numeric.FromUnit(x) : x)];

    /// <summary>Finds the point of the highest expected improvement.</summary>
    /// <param name="process">What is expected.</param>
    /// <param name="best">The value to be undercut.</param>
    /// <param name="known">The points that were tried, the best first.</param>
    /// <param name="running">The points that are being tried.</param>
    /// <param name="candidates">How many points to look at.</param>
    /// <param name="random">The source of chance.</param>
    /// <returns>A point that can be decoded without rounding; one that was not tried before, where there is any that is as good.</returns>
    public double[] Maximize(GaussianProcessModel process, double best, IReadOnlyList<double[]> known, IReadOnlyList<double[]> running, int candidates, Random random)
    {
        List<(double[] Point, double Score)> looked = [];
        foreach (double[] point in Spread(candidates, random).Concat(known.Take(4).SelectMany(k => Around(k, candidates / 16, random))))
            looked.Add((point, process.LogImprovement(point, best, [])));
        List<(double[] Point, double Score)> starts = [];
        foreach ((double[] point, double score) in looked.OrderByDescending(static l => l.Score))
        {
            if (starts.Count < Starts && starts.All(s => Distance(s.Point, point) > 0.05))
                starts.Add((point, score));
        }
        IEnumerable<(double[] Point, double Score)> improved = starts.Select(s => Improve(process, best, s.Point, s.Score));
        HashSet<string> tried = [.. known.Concat(running).Select(p => Key(Decode(p)))];
        // What was tried already can only be best where there is noise, or where nothing else is left.
        return improved.Concat(looked).Where(c => !tried.Contains(Key(Decode(c.Point)))).OrderByDescending(static c => c.Score).Select(static c => c.Point).FirstOrDefault()
            ?? looked.MaxBy(static l => l.Score).Point;
    }

    private static string Key(double[] stored) => string.Join(' ', stored);

    private static double Distance(double[] a, double[] b) => a.Zip(b).Max(static x => Math.Abs(x.First - x.Second));

    private static double Place(Distribution distribution, double unit)
    {
        double stored = RandomSampler.Place(distribution, unit);
        return distribution is NumericDistribution numeric ? numeric.ToUnit(stored) : stored;
    }

    private IEnumerable<double[]> Spread(int count, Random random)
    {
        ulong[] keys = [.. _distributions.Select(_ => (ulong)random.NextInt64())];
        for (int i = 0; i < count; i++)
            yield return [.. _distributions.Select((d, j) => _fixed[j] ?? Place(d, j < SobolSequence.Dimensions ? SobolSequence.Scrambled(j, i, keys[j]) : random.NextDouble()))];
    }

    private IEnumerable<double[]> Around(double[] center, int count, Random random)
    {
        for (int i = 0; i < count; i++)
        {
            double[] point = [.. center.Select((x, d) => _fixed[d] ?? x)];
            double reach = Math.Pow(10, -0.5 - 2.5 * random.NextDouble()), share = Math.Max(random.NextDouble(), 1.0 / point.Length);
            for (int d = 0; d < point.Length; d++)
            {
                if (random.NextDouble() >= share || _fixed[d] is not null)
                    continue;
                point[d] = _distributions[d] is NumericDistribution
                    ? Place(_distributions[d], Math.Clamp(point[d] + reach * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2, 0, 1))
                    : RandomSampler.Draw(_distributions[d], random);
            }
            yield return point;
        }
    }

    private (double[] Point, double Score) Improve(GaussianProcessModel process, double best, double[] start, double score)
    {
        (double[] Point, double Score) at = (start, score);
        for (int round = 0; round < 3; round++)
        {
            double before = at.Score;
            if (_isContinuous.Contains(true))
                at = Descend(process, best, at);
            if (_isContinuous.Contains(false))
                at = Step(process, best, at);
            if (round > 0 && at.Score - before < 1e-6 || !_isContinuous.Contains(false))
                break;
        }
        // What was searched as continuous may have fine steps.
        double[] point = [.. at.Point.Select((x, d) => _distributions[d] is NumericDistribution numeric ? numeric.ToUnit(numeric.FromUnit(x)) : x)];
        return (point, process.LogImprovement(point, best, []));
    }

    private (double[] Point, double Score) Descend(GaussianProcessModel process, double best, (double[] Point, double Score) at)
    {
        double[] low = [.. at.Point.Select((x, d) => _isContinuous[d] ? 0 : x)], high = [.. at.Point.Select((x, d) => _isContinuous[d] ? 1 : x)];
        (double[] point, double loss) = QuasiNewton.Minimize((x, gradient) =>
        {
            double value = -process.LogImprovement(x, best, gradient);
            for (int d = 0; d < gradient.Length; d++)
                gradient[d] = _isContinuous[d] ? -gradient[d] : 0;
            return value;
        }, at.Point, low, high, iterations: 40, longest: 0.05);
        return -loss > at.Score ? (point, -loss) : at;
    }

    /// <summary>Tries other values of each coordinate that is not continuous, one after the other.</summary>
    private (double[] Point, double Score) Step(GaussianProcessModel process, double best, (double[] Point, double Score) at)
    {
        for (int d = 0; d < _distributions.Count; d++)
        {
            if (_isContinuous[d] || _fixed[d] is not null)
                continue;
            double own = at.Point[d];
            int count = (int)(_distributions[d].Count ?? 1);
            IEnumerable<double> others = IsChoice[d]
                ? Enumerable.Range(0, count).Where(c => ((CategoricalDistribution)_distributions[d]).PriorOf(c) > 0).Select(static c => (double)c)
                : Enumerable.Range(0, count).Select(c => _distributions[d] is IntDistribution whole ? whole.ToUnit(whole.Low + c * whole.Step) : Place(_distributions[d], (c + 0.5) / count));
            foreach (double other in others.Where(o => o != own).Distinct().ToArray())
            {
                double[] point = [.. at.Point];
                point[d] = other;
                double score = process.LogImprovement(point, best, []);
                if (score > at.Score)
                    at = (point, score);
            }
        }
        return at;
    }
}
