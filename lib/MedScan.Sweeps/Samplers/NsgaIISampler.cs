using System.Collections.Immutable;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Samplers;

/// <summary>Breeds trials from those that no other is better than: a genetic algorithm for several objectives and many trials.</summary>
/// <remarks>K. Deb, A. Pratap, S. Agarwal, T. Meyarivan: A fast and elitist multiobjective genetic algorithm: NSGA-II, IEEE TEVC 6(2),
/// 2002: non-dominated sorting, crowding distance, tournaments of two, polynomial mutation; the crossover is uniform, which suits
/// choices and numbers alike. A trial's generation follows from its number, and its parents from the trials of the generations before, so
/// that nothing is kept of one trial for the next; trials that are still running are no parents yet.</remarks>
public sealed class NsgaIISampler : Sampler
{
    // Deb's distribution index: changes are about a twentieth of the range.
    private const double MutationIndex = 20;

    /// <summary>Makes the sampler.</summary>
    /// <param name="seed">What its choices follow from; null for another one each time.</param>
    /// <param name="options">How it searches; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public NsgaIISampler(int? seed = null, NsgaIIOptions? options = null)
        : base(seed)
    {
        Options = options ?? new NsgaIIOptions();
        Options.Check();
    }

    /// <summary>How it searches.</summary>
    public NsgaIIOptions Options { get; }

    /// <inheritdoc/>
    public override bool TakesSeveralObjectives => true;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, TrialParameter> SampleJointly(SamplerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        NsgaIIPopulation parents = NsgaIIPopulation.After(context.History, Options.Population, context.Number / Options.Population);
        return parents.Count < 2 ? ImmutableDictionary<string, TrialParameter>.Empty : Breed(parents, context.Random);
    }

    /// <inheritdoc/>
    public override double Sample(SamplerContext context, string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(context);
        return RandomSampler.Draw(distribution, context.Random);
    }

    private Dictionary<string, TrialParameter> Breed(NsgaIIPopulation parents, Random random)
    {
        FrozenTrial first = parents.Tournament(random), second = first;
        if (random.NextDouble() < Options.CrossoverProbability)
        {
            // The same one again would be no crossover; a population of copies is not waited for.
            for (int i = 0; i < 10 && second.Number == first.Number; i++)
                second = parents.Tournament(random);
        }
        Dictionary<string, TrialParameter> child = new(StringComparer.Ordinal);
        foreach (string name in first.Parameters.Keys.Union(second.Parameters.Keys).Order(StringComparer.Ordinal))
        {
            // What only one of them has is inherited from it: the child may take its branch.
            bool swap = random.NextDouble() < Options.SwapProbability;
            TrialParameter? mine = first.Parameters.GetValueOrDefault(name), theirs = second.Parameters.GetValueOrDefault(name);
            TrialParameter inherited = (swap ? theirs ?? mine : mine ?? theirs)!;
            if (!inherited.Distribution.IsSingle)
                child.Add(name, inherited);
        }
        string[] names = [.. child.Keys];
        bool[] changes = [.. names.Select(_ => random.NextDouble() < (Options.MutationProbability ?? 1.0 / names.Length))];
        if (names.Length > 0 && !changes.Contains(true) && (IsCopyOf(child, first) || IsCopyOf(child, second)))
            changes[random.Next(names.Length)] = true; // the same trial once more would say nothing new
        for (int i = 0; i < names.Length; i++)
        {
            if (changes[i])
                child[names[i]] = child[names[i]] with { Stored = Mutate(child[names[i]], random) };
        }
        return child;
    }

    private static bool IsCopyOf(Dictionary<string, TrialParameter> child, FrozenTrial parent) =>
        child.All(p => parent.Parameters.TryGetValue(p.Key, out TrialParameter? theirs) && theirs.Stored == p.Value.Stored);

    private static double Mutate(TrialParameter parameter, Random random)
    {
        if (parameter.Distribution is not NumericDistribution numeric)
            return RandomSampler.Draw(parameter.Distribution, random);
        double unit = numeric.ToUnit(parameter.Stored), chance = random.NextDouble(), power = MutationIndex + 1;
        double change = chance < 0.5
            ? Math.Pow(2 * chance + (1 - 2 * chance) * Math.Pow(1 - unit, power), 1 / power) - 1
            : 1 - Math.Pow(2 * (1 - chance) + (2 * chance - 1) * Math.Pow(unit, power), 1 / power);
        double stored = numeric.FromUnit(Math.Clamp(unit + change, 0, 1));
        // A step that was too small to leave the value's cell is taken as far as it can go.
        return stored != parameter.Stored ? stored : RandomSampler.Draw(numeric, random);
    }
}
