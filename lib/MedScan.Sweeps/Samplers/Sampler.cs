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
    protected Sampler(int? seed) => Seed = seed ?? Random.Shared.Next();

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

    /// <summary>The smaller of two limits.</summary>
    /// <param name="first">A limit; null for none.</param>
    /// <param name="second">Another one; null for none.</param>
    /// <returns>Null where both are none.</returns>
    internal static long? LeastOf(long? first, long? second) => first is null || second < first ? second : first;
}
