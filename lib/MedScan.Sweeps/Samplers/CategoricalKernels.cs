using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>Kernels over choices: the observed one has most of the probability, the prior spreads the rest.</summary>
/// <remarks>The more observations there are, the less each of them gives away. A choice whose prior is 0 is never made, even if a
/// trial was given it.
/// <para>Where parameters are modelled together, hardly any of many bad trials is near a point that no trial has been at, so that only the
/// prior's kernel says how likely the point is among them, and that tells no choice from another. A search then stays with the first
/// choice that was good. So that kernel gives each choice as often as it was observed, and a choice that was hardly tried is
/// attractive near good numbers. Measured on mixed spaces (<c>sweep-quality --others</c>); among good trials it made no difference.</para></remarks>
internal sealed class CategoricalKernels : ParzenKernels
{
    private const int None = -1;

    private readonly double[] _prior;

    // What a choice's probability is where only the prior's kernel reaches.
    private readonly double[] _background;
    private readonly int[] _observed;
    private readonly double _spread;

    /// <param name="distribution">The parameter's distribution.</param>
    /// <param name="observed">Stored values of it.</param>
    /// <param name="priorWeight">How many observations the prior counts as.</param>
    /// <param name="isReference">Whether others are compared with these, so that the prior's kernel has the choices as often as they
    /// were observed.</param>
    public CategoricalKernels(CategoricalDistribution distribution, IReadOnlyList<double> observed, double priorWeight, bool isReference)
    {
        _prior = [.. Enumerable.Range(0, distribution.Choices.Count).Select(distribution.PriorOf)];
        _observed = [.. observed.Select(stored => _prior[(int)stored] > 0 ? (int)stored : None), None];
        double mass = priorWeight * _prior.Length / _observed.Length;
        _spread = mass / (1 + mass);
        _background = isReference
            ? [.. _prior.Select((prior, choice) => (priorWeight * prior + observed.Count(o => (int)o == choice)) / (priorWeight + observed.Count))]
            : _prior;
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
        double unobserved = Math.Log(_background[choice]);
        double miss = Math.Log(_spread * _prior[choice]);
        double hit = Math.Log(1 - _spread + _spread * _prior[choice]);
        for (int i = 0; i < sums.Length; i++)
            sums[i] += _observed[i] == choice ? hit : _observed[i] == None ? unobserved : miss;
    }
}
