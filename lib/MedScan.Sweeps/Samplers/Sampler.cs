using System.Collections.Immutable;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>Chooses the parameters of trials.</summary>
/// <remarks>A sampler keeps nothing of one trial for the next: what it does follows from the history and from
/// <see cref="SamplerContext.Random"/>, which follows from the seed and the trial's number. So a study can be continued by another
/// process, and the same seed with the same answers gives the same trials.</remarks>
public abstract class Sampler
{
    /// <summary>Makes a sampler.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    protected Sampler(int? seed) => Seed = seed ?? System.Random.Shared.Next();

    /// <summary>What its choices follow from.</summary>
    public int Seed { get; }

    /// <summary>A <see cref="TpeSampler"/>, which suits most searches.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <returns>The sampler.</returns>
    public static Sampler Tpe(int? seed = null, TpeOptions? options = null) => new TpeSampler(seed, options);

    /// <summary>An <see cref="NsgaIISampler"/>, for several objectives and many trials.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <returns>The sampler.</returns>
    public static Sampler NsgaII(int? seed = null, NsgaIIOptions? options = null) => new NsgaIISampler(seed, options);

    /// <summary>A <see cref="RandomSampler"/>: every parameter from its distribution, whatever came of earlier trials.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <returns>The sampler.</returns>
    public static Sampler Random(int? seed = null) => new RandomSampler(seed);

    /// <summary>A <see cref="QuasiRandomSampler"/>: as random ones, but spread more evenly.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <returns>The sampler.</returns>
    public static Sampler QuasiRandom(int? seed = null) => new QuasiRandomSampler(seed);

    /// <summary>A <see cref="GridSampler"/>: each combination of values once.</summary>
    /// <param name="space">The parameters.</param>
    /// <param name="values">Values by parameter, which continuous ones need; null where the space has them.</param>
    /// <param name="seed">What the order follows from; null for another one each time.</param>
    /// <param name="shuffle">Whether the order is mixed.</param>
    /// <returns>The sampler.</returns>
    /// <exception cref="ArgumentException">A parameter has no values, or there are too many combinations.</exception>
    public static Sampler Grid(SearchSpace space, IReadOnlyDictionary<string, IReadOnlyList<object?>>? values = null, int? seed = null, bool shuffle = true) =>
        new GridSampler(space, values, seed, shuffle);

    /// <summary>A <see cref="CmaEsSampler"/>, for numeric parameters and some hundred trials.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <returns>The sampler.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Sampler CmaEs(int? seed = null, CmaEsOptions? options = null) => new CmaEsSampler(seed, options);

    /// <summary>A <see cref="GaussianProcessSampler"/>, which needs the fewest trials where the objective is smooth and parameters are
    /// few.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <returns>The sampler.</returns>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static Sampler GaussianProcess(int? seed = null, GaussianProcessOptions? options = null) => new GaussianProcessSampler(seed, options);

    /// <summary>How many different trials there are for it; null where there is no end.</summary>
    public virtual long? TrialCount => null;

    /// <summary>How many trials of a study do not count among <see cref="TrialCount"/>, such as enqueued ones with values of their
    /// own.</summary>
    /// <param name="history">The study.</param>
    /// <returns>Their number.</returns>
    public virtual int CountOthers(StudyHistory history) => 0;

    /// <summary>Chooses, when a trial begins, the parameters that it expects together.</summary>
    /// <param name="context">What is known.</param>
    /// <returns>Stored values by name; empty for a sampler that treats each parameter by itself. A parameter whose distribution
    /// turns out to be another one, or that is fixed, does not use its value.</returns>
    public virtual IReadOnlyDictionary<string, TrialParameter> SampleJointly(SamplerContext context) => ImmutableDictionary<string, TrialParameter>.Empty;

    /// <summary>Chooses a parameter that was not among those expected.</summary>
    /// <param name="context">What is known.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="distribution">What it may be.</param>
    /// <returns>A stored value of the distribution.</returns>
    public abstract double Sample(SamplerContext context, string name, Distribution distribution);

    /// <summary>Says whether it can search for several objectives.</summary>
    public virtual bool TakesSeveralObjectives => false;
}
