using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>Draws from a normal distribution that moves, widens and turns towards where trials were good, generation by generation:
/// covariance matrix adaptation. Strong on numeric parameters with some hundred trials.</summary>
/// <remarks>N. Hansen: The CMA evolution strategy, a tutorial, arXiv:1604.00772 (2016); A. Auger, N. Hansen: A restart CMA evolution
/// strategy with increasing population size, CEC 2005; whole numbers as in R. Hamano and others: CMA-ES with margin, GECCO 2022.
/// <para>It searches the numeric parameters that every completed trial has, in the unit cube. The first generation is spread by
/// <see cref="QuasiRandomSampler"/>. Choices, and parameters that only some trials have, are chosen one by one by <see cref="TpeSampler"/>.
/// The generations follow from the completed trials in the order in which they ended; any trial counts, also one that was enqueued.
/// Where an enqueued trial leaves parameters open, they are drawn to go with those it has.</para></remarks>
public sealed class CmaEsSampler : Sampler
{
    // How often a point outside of the cube is drawn again before it is moved to the edge.
    private const int Draws = 100;

    private readonly TpeSampler _others;

    /// <summary>Makes the sampler.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public CmaEsSampler(int? seed = null, CmaEsOptions? options = null)
        : base(seed)
    {
        Options = options ?? new CmaEsOptions();
        Options.Check();
        _others = new TpeSampler(Seed);
    }

    /// <summary>How it searches.</summary>
    public CmaEsOptions Options { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, TrialParameter> SampleJointly(SamplerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        JointSpace space = JointSpace.Of(context, static d => d is NumericDistribution);
        if (space.Parameters.Count == 0)
            return ImmutableDictionary<string, TrialParameter>.Empty;
        NumericDistribution[] distributions = [.. space.Parameters.Select(static p => (NumericDistribution)p.Value)];
        int population = Options.Population ?? 4 + (int)(3 * Math.Log(distributions.Length));
        IReadOnlyList<(FrozenTrial Trial, double[] Stored)> completed = space.Completed();
        if (completed.Count < population)
            return ImmutableDictionary<string, TrialParameter>.Empty;
        double?[] given = [.. space.FixedOf(context).Select((stored, i) => stored is { } value ? distributions[i].ToUnit(value) : (double?)null)];
        double[] point = Draw(Replay(completed, distributions, population, context.History.IsMaximized), given, context.Random);
        return space.Parameters.Select((p, i) => KeyValuePair.Create(p.Key, new TrialParameter(p.Value, distributions[i].FromUnit(point[i])))).ToImmutableDictionary();
    }

    /// <inheritdoc/>
    public override double Sample(SamplerContext context, string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(distribution);
        return context.History.In(TrialState.Completed).Count() < _others.Options.StartupTrials
            ? QuasiRandomSampler.Draw(context, Seed, name, distribution)
            : _others.Sample(context, name, distribution);
    }

    private static double[] Draw(CmaEs search, double?[] given, Random random)
    {
        double[] point = search.Given(search.Draw(random), given);
        for (int i = 1; i < Draws && point.Any(static x => x is < 0 or > 1); i++)
            point = search.Given(search.Draw(random), given);
        return [.. point.Select(static x => Math.Clamp(x, 0, 1))];
    }

    private CmaEs Replay(IReadOnlyList<(FrozenTrial Trial, double[] Stored)> completed, NumericDistribution[] distributions, int population, bool isMaximized)
    {
        CmaEs search = new([.. distributions.Select(static _ => 0.5)], Options.InitialDeviation, population);
        int restarts = 0;
        for (int begin = 0; begin + search.Population <= completed.Count;)
        {
            // Not-a-number is no value of a completed trial, so the order is total; equal ones stay in theirs.
            (double[] Point, double Value)[] generation = [.. completed.Skip(begin).Take(search.Population)
                .Select(c => (Points(c.Trial.Number, c.Stored, distributions, search), isMaximized ? -c.Trial.Values[0] : c.Trial.Values[0]))
                .OrderBy(static c => c.Item2)];
            begin += search.Population;
            search.Update([.. generation.Select(static g => g.Point)], [.. generation.Select(static g => g.Value)]);
            if (search.IsAtRest)
            {
                TrialRandom random = new(Seed, -2 - ++restarts);
                search = new CmaEs([.. distributions.Select(_ => random.NextDouble())], Options.InitialDeviation, search.Population * Options.RestartGrowth);
            }
            for (int i = 0; i < distributions.Length; i++)
            {
                (double low, double high) = distributions[i].Cell(distributions[i].FromUnit(search.Mean[i]));
                if (high > low)
                    search.KeepMargin(i, low, high);
            }
        }
        return search;
    }

    /// <summary>Where a trial lies. Within the cell of a stepped value that is where a draw would have come from, which is not stored: a
    /// place as likely as the distribution says.</summary>
    private double[] Points(int number, double[] stored, NumericDistribution[] distributions, CmaEs search)
    {
        TrialRandom random = new(~Seed, number);
        double[] point = new double[stored.Length];
        for (int i = 0; i < point.Length; i++)
        {
            (double low, double high) = distributions[i].Cell(stored[i]);
            point[i] = low;
            if (high <= low)
                continue;
            double mean = search.Mean[i], deviation = search.DeviationOf(i);
            double from = Normal.CDF(mean, deviation, low), to = Normal.CDF(mean, deviation, high), place = double.Lerp(from, to, random.NextDouble());
            point[i] = to - from > 1e-9 ? Math.Clamp(Normal.InvCDF(mean, deviation, place), low, high) : Math.Clamp(mean, low, high);
        }
        return point;
    }
}
