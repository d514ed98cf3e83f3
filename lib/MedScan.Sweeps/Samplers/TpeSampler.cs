using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>Draws from where good trials lie densely, and takes the point where they do so most in proportion to the others: a
/// tree-structured Parzen estimator.</summary>
/// <remarks>J. Bergstra, R. Bardenet, Y. Bengio, B. Kégl: Algorithms for hyper-parameter optimization, NIPS 2011; J. Bergstra,
/// D. Yamins, D. D. Cox: Making a science of model search, ICML 2013; with kernels over several parameters as in S. Falkner, A. Klein,
/// F. Hutter: BOHB, ICML 2018; what its settings do: S. Watanabe: Tree-structured Parzen estimator, arXiv:2304.11127 (2023).
/// <para>Parameters that occur in the same trials are modelled together; those of a branch that not every trial takes form a group of
/// their own, whose good trials are the good ones among those that took it. A pruned trial counts as worse than every completed one,
/// and by its last report among its like.</para>
/// <para>With several objectives those trials are good that no others dominate, and that together dominate most: Y. Ozaki,
/// Y. Tanigaki, S. Watanabe, M. Onishi: Multiobjective tree-structured Parzen estimator, GECCO 2020.</para></remarks>
public sealed class TpeSampler : Sampler
{
    private readonly ConditionalWeakTable<StudyHistory, TpeTrials> _trials = [];

    /// <summary>Makes the sampler.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public TpeSampler(int? seed = null, TpeOptions? options = null)
        : base(seed)
    {
        Options = options ?? new TpeOptions();
        Options.Check();
    }

    /// <summary>How it searches.</summary>
    public TpeOptions Options { get; }

    /// <inheritdoc/>
    public override bool TakesSeveralObjectives => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, TrialParameter> SampleJointly(SamplerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        TpeTrials trials = Known(context);
        if (!Options.Multivariate || trials.Finished < Options.StartupTrials)
            return ImmutableDictionary<string, TrialParameter>.Empty;
        Dictionary<string, TrialParameter> chosen = new(StringComparer.Ordinal);
        foreach (IReadOnlyList<KeyValuePair<string, Distribution>> group in trials.Groups())
        {
            double[] point = Choose(trials, group, context);
            for (int p = 0; p < group.Count; p++)
                chosen.Add(group[p].Key, new TrialParameter(group[p].Value, point[p]));
        }
        return chosen;
    }

    /// <inheritdoc/>
    public override double Sample(SamplerContext context, string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(context);
        TpeTrials trials = Known(context);
        return trials.Finished < Options.StartupTrials
            ? RandomSampler.Draw(distribution, context.Random)
            : Choose(trials, [KeyValuePair.Create(name, distribution)], context)[0];
    }

    private TpeTrials Known(SamplerContext context) => _trials.GetValue(context.History, history => new TpeTrials(history, Options.MostGood));

    private double[] Choose(TpeTrials trials, IReadOnlyList<KeyValuePair<string, Distribution>> group, SamplerContext context)
    {
        TpeSplit split = trials.Split(group, context.Number, Options);
        IReadOnlyList<Distribution> space = [.. group.Select(static p => p.Value)];
        if (split.Good.Count == 0)
            return [.. space.Select(d => RandomSampler.Draw(d, context.Random))];
        ParzenEstimator goodDensity = new(space, split.Good, split.GoodWeights, Options);
        ParzenEstimator badDensity = new(space, split.Bad, split.BadWeights, Options, isReference: true);
        double[]? best = null;
        double highest = double.NegativeInfinity;
        for (int i = 0; i < Options.CandidatesOrDefault; i++)
        {
            double[] point = goodDensity.Draw(context.Random);
            double ratio = goodDensity.LogDensity(point) - badDensity.LogDensity(point);
            if (best is null || ratio > highest)
                (best, highest) = (point, ratio);
        }
        return best!;
    }
}
