using System.Collections.Immutable;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>Learns a Gaussian process from the trials and takes the point that it expects to improve most: Bayesian optimisation in the
/// proper sense. The best choice for smooth objectives of up to some ten parameters and some hundred trials, where a trial takes longer
/// than a tenth of a second.</summary>
/// <remarks>J. Mockus, V. Tiesis, A. Zilinskas: The application of Bayesian methods for seeking the extremum, 1978; D. R. Jones and others:
/// Efficient global optimization, 1998, with the logarithm of S. Ament and others, NeurIPS 2023. See there for the model:
/// C. E. Rasmussen, C. K. I. Williams, 2006 (Matérn 5/2), C. Hvarfner and others, ICML 2024 (prior of the lengths).
/// <para>It models the parameters that every completed trial has; others are drawn by themselves. Trials that run count as if they came
/// out as expected, pruned ones as ones of the worse half, and choices are alike or not.</para></remarks>
public sealed class GaussianProcessSampler : Sampler
{
    /// <summary>Makes the sampler.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public GaussianProcessSampler(int? seed = null, GaussianProcessOptions? options = null)
        : base(seed)
    {
        Options = options ?? new GaussianProcessOptions();
        Options.Check();
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
        AcquisitionSpace coordinates = new([.. space.Parameters.Select(static p => p.Value)]);
        double sign = context.History.IsMaximized ? -1 : 1;
        List<(double[] Point, double Value)> known = [.. completed.Select(c => (coordinates.Encode(c.Stored), sign * c.Trial.Values[0]))];
        double worse = known.Select(static k => k.Value).Order().ElementAt(known.Count * 3 / 4);
        known.AddRange(space.Within(context.History.In(TrialState.Pruned)).Select(p => (coordinates.Encode(p.Stored), worse)));
        if (known.Count > Options.ModelTrials)
            known = [.. known.Select(static (k, i) => (k, i)).OrderBy(static k => k.k.Value).Select(static (k, rank) => (k.k, k.i, rank)).OrderBy(k => k.rank < Options.ModelTrials / 2 ? int.MinValue : -k.i).Take(Options.ModelTrials).OrderBy(static k => k.i).Select(static k => k.k)];
        double[] values = ValueScale.Normalize([.. known.Select(static k => k.Value)]);
        if (values.All(static v => v == 0))
            return ImmutableDictionary<string, TrialParameter>.Empty;
        double[][] points = [.. known.Select(static k => k.Point)];
        GaussianProcess process = GaussianProcess.Fit(points, coordinates.IsChoice, values);
        // Where there is noise, the best value may be luck.
        double best = points.Min(p => process.Predict(p).Mean);
        IReadOnlyList<double[]> running = [.. space.Within(context.History.In(TrialState.Running).Where(t => t.Number != context.Number)).Select(r => coordinates.Encode(r.Stored))];
        double[] chosen = coordinates.Maximize(process.Believing(running), best, [.. known.OrderBy(static k => k.Value).Select(static k => k.Point)], running, Options.Candidates, context.Random);
        double[] stored = coordinates.Decode(chosen);
        return space.Parameters.Select((p, i) => KeyValuePair.Create(p.Key, new TrialParameter(p.Value, stored[i]))).ToImmutableDictionary();
    }

    /// <inheritdoc/>
    public override double Sample(SamplerContext context, string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(distribution);
        return QuasiRandomSampler.Draw(context, Seed, name, distribution);
    }
}
