using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class NsgaIISamplerTests
{
    [Fact]
    public async Task Sample_Zdt1_CoversTheFront()
    {
        double random = await TwoObjectives.HypervolumeAsync(new RandomSampler(1), 1500, dimensions: 8);
        double bred = await TwoObjectives.HypervolumeAsync(Sampler.NsgaII(1), 1500, dimensions: 8);

        // The whole front has 0.8767; random search stays far from it.
        Assert.InRange(bred, 0.80, 0.8767);
        Assert.InRange(random, 0, 0.4);
    }

    [Fact]
    public async Task Sample_FirstGeneration_IsRandom()
    {
        await using Study random = await FilledAsync(new RandomSampler(3)), bred = await FilledAsync(Sampler.NsgaII(3, new NsgaIIOptions { Population = 8 }));

        double[] chance = [.. (await random.TrialsAsync()).Select(static t => t.Parameters["x"].Stored)];
        double[] chosen = [.. (await bred.TrialsAsync()).Select(static t => t.Parameters["x"].Stored)];

        Assert.Equal(chance[..8], chosen[..8]);
        Assert.NotEqual(chance[8..], chosen[8..]);
    }

    [Fact]
    public async Task Sample_NoMutation_OnlyRecombinesParents()
    {
        await using Study study = await FilledAsync(Sampler.NsgaII(3, new NsgaIIOptions { Population = 8, MutationProbability = 0 }));

        IReadOnlyList<FrozenTrial> trials = await study.TrialsAsync();
        foreach (FrozenTrial child in trials.Skip(8).Take(8))
        {
            // Of a child that would be a copy one parameter is changed all the same.
            int inherited = child.Parameters.Count(p => trials.Take(8).Any(t => t.Parameters[p.Key].Stored == p.Value.Stored));
            Assert.InRange(inherited, child.Parameters.Count - 1, child.Parameters.Count);
        }
        Assert.Equal(16, trials.Select(static t => string.Join(' ', t.Parameters.OrderBy(static p => p.Key).Select(static p => p.Value.Stored))).Distinct().Count());
    }

    [Fact]
    public void Constructor_OptionsOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Sampler.NsgaII(options: new NsgaIIOptions { Population = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Sampler.NsgaII(options: new NsgaIIOptions { SwapProbability = 1.5 }));
    }

    private static async Task<Study> FilledAsync(Sampler sampler)
    {
        Study study = await Study.CreateAsync(new StudyOptions { Sampler = sampler });
        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Float("x", 0, 1) + trial.Float("y", 0, 1) * trial.Float("z", 0, 1)), 16);
        return study;
    }
}
