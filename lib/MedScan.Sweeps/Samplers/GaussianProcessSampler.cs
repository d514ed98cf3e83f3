using System.Collections.Immutable;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>Learns a Gaussian process from the trials and takes the point that it expects to improve most: Bayesian optimisation in the
/// proper sense. The best choice for smooth objectives of up to some ten parameters and some hundred trials, where a trial takes longer
/// than a tenth of a second.</summary>
/// <remarks>J. Mockus, V. Tiesis, A. Zilinskas: The application of Bayesian methods for seeking the extremum, 1978; D. R. Jones and others:
/// Efficient global optimization, 1998, with the logarithm of S. Ament and others, NeurIPS 2023. See there for the model:
/// C. E. Rasmussen, C. K. I. Williams, 2006 (Matérn 5/2), C. Hvarfner and others, ICML 2024 (prior of the lengths).
/// <para>It models the parameters that every completed trial has; others are chosen one by one by <see cref="TpeSampler"/>. Trials that run count as if they came
/// out as expected, pruned ones as ones of the worse half, and choices are alike or not. What a trial was enqueued with stands, and the rest is
/// chosen to go with it.</para></remarks>
public sealed class GaussianProcessSampler : Sampler
{
    private readonly TpeSampler _others;

    /// <summary>Makes the sampler.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public GaussianProcessSampler(int? seed = null, GaussianProcessOptions? options = null)
        : base(seed)
    {
        Options = options ?? new GaussianProcessOptions();
        Options.Check();
        _others = new TpeSampler(Seed);
    }

    /// <summary>How it searches.</summary>
    public GaussianProcessOptions Options { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, TrialParameter> SampleJointly(SamplerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        JointSpace space = JointSpace.Of(context, static _ => true);
        IReadOnlyList<(FrozenTrial Trial, double[] Stored)> completed = space.Completed();
        if (space.Parameters.Count == 0 || completed.Count < Options.StartupTrials)
            return ImmutableDictionary<string, TrialParameter>.Empty;
        AcquisitionSpace coordinates = new([.. space.Parameters.Select(static p => p.Value)], space.FixedOf(context));
        IReadOnlyList<(double[] Point, double Value)> known = Selected(Known(context.History, space, completed, coordinates));
        double[] values = ValueScale.Normalize([.. known.Select(static k => k.Value)]);
        if (values.All(static v => v == 0))
            return ImmutableDictionary<string, TrialParameter>.Empty;
        double[][] points = [.. known.Select(static k => k.Point)];
        GaussianProcessModel process = GaussianProcessModel.Fit(points, coordinates.IsChoice, values);
        IReadOnlyList<double[]> running = [.. space.Within(context.History.In(TrialState.Running).Where(t => t.Number != context.Number)).Select(r => coordinates.Encode(r.Stored))];
        // Where there is noise, the best value may be luck; and what runs may come out better than all that is known.
        double best = points.Concat(running).Min(p => process.Predict(p).Mean);
        double[] chosen = coordinates.Maximize(process.Believing(running), best, [.. known.OrderBy(static k => k.Value).Select(static k => k.Point)], running, Options.Candidates, context.Random);
        double[] stored = coordinates.Decode(chosen);
        return space.Parameters.Select((p, i) => KeyValuePair.Create(p.Key, new TrialParameter(p.Value, stored[i]))).ToImmutableDictionary();
    }

    /// <inheritdoc/>
    public override double Sample(SamplerContext context, string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(distribution);
        return context.History.In(TrialState.Completed).Count() < Options.StartupTrials
            ? QuasiRandomSampler.Draw(context, Seed, name, distribution)
            : _others.Sample(context, name, distribution);
    }

    /// <summary>The trials that say something, the best value being the smallest.</summary>
    private static IReadOnlyList<(double[] Point, double Value)> Known(StudyHistory history, JointSpace space, IReadOnlyList<(FrozenTrial Trial, double[] Stored)> completed, AcquisitionSpace coordinates)
    {
        double sign = history.IsMaximized ? -1 : 1;
        double[] values = [.. completed.Select(c => sign * c.Trial.Values[0])];
        double worse = values.Order().ElementAt(values.Length * 3 / 4);
        return [.. completed.Zip(values, (c, value) => (coordinates.Encode(c.Stored), value)),
            .. space.Within(history.In(TrialState.Pruned)).Select(p => (coordinates.Encode(p.Stored), worse))];
    }

    /// <summary>Where there are more than a model can be made of, the best half of those that it can, and the latest.</summary>
    private IReadOnlyList<(double[] Point, double Value)> Selected(IReadOnlyList<(double[] Point, double Value)> known)
    {
        if (known.Count <= Options.ModelTrials)
            return known;
        int[] best = [.. Enumerable.Range(0, known.Count).OrderBy(i => known[i].Value).Take(Options.ModelTrials / 2)];
        int[] latest = [.. Enumerable.Range(0, known.Count).Except(best).TakeLast(Options.ModelTrials - best.Length)];
        return [.. best.Concat(latest).Order().Select(i => known[i])];
    }
}
