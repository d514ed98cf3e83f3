using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>Kernels over choices: the observed one has most of the probability, the prior spreads the rest.</summary>
/// <remarks>The more observations there are, the less each of them gives away. A choice whose prior is 0 is never made, even if a
/// trial was given it.</remarks>
internal sealed class CategoricalKernels : ParzenKernels
{
    private const int None = -1;

    private readonly double[] _prior;
    private readonly int[] _observed;
    private readonly double _spread;

    public CategoricalKernels(CategoricalDistribution distribution, IReadOnlyList<double> observed, double priorWeight)
    {
        _prior = [.. Enumerable.Range(0, distribution.Choices.Count).Select(distribution.PriorOf)];
        _observed = [.. observed.Select(stored => _prior[(int)stored] > 0 ? (int)stored : None), None];
        double mass = priorWeight * _prior.Length / _observed.Length;
        _spread = mass / (1 + mass);
    }

    public override double Draw(int kernel, Random random)
    {
        int observed = _observed[kernel];
        if (observed != None && random.NextDouble() >= _spread)
            return observed;
        double rest = random.NextDouble();
        int last = 0;
        for (int i = 0; i < _prior.Length; i++)
        {
            if (_prior[i] == 0)
                continue;
            last = i;
            if ((rest -= _prior[i]) < 0)
                break;
        }
        return last;
    }

    public override void AddLogDensities(double stored, Span<double> sums)
    {
        int choice = (int)stored;
        double unobserved = Math.Log(_prior[choice]);
        double miss = Math.Log(_spread * _prior[choice]);
        double hit = Math.Log(1 - _spread + _spread * _prior[choice]);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += _observed[i] == choice ? hit : _observed[i] == None ? unobserved : miss;
    }
}
