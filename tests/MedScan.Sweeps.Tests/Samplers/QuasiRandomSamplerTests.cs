using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class QuasiRandomSamplerTests : SamplerConformance
{
    protected override Sampler Create(int seed, SearchSpace space) => new QuasiRandomSampler(seed);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sample_PowerOfTwoTrials_EachIntervalHasOnePoint(bool declared)
    {
        SearchSpace space = new(Enumerable.Range(0, 5).Select(static i => KeyValuePair.Create($"x{i}", (Distribution)new FloatDistribution(0, 1))));
        await using Study study = await OpenAsync(space, declared);

        IReadOnlyList<FrozenTrial> trials = await RunAsync(study, space, 64);

        Assert.All(space.Parameters, p => Assert.Equal(64, trials.Select(t => (int)(t.Parameters[p.Key].Stored * 64)).Distinct().Count()));
    }

    [Fact]
    public async Task Sample_WeightedChoices_ComeAsOftenAsTheyWeigh()
    {
        SearchSpace space = new([new("x", new FloatDistribution(0, 1)), new("kind", new CategoricalDistribution(["a", "b", "c"], [1, 2, 1]))]);
        await using Study study = await OpenAsync(space, declared: true);

        IReadOnlyList<FrozenTrial> trials = await RunAsync(study, space, 64);

        // Of a net of 64 points, one lies in each 64th of the interval.
        Assert.Equal((16, 32, 16), (Count("a"), Count("b"), Count("c")));
        int Count(string kind) => trials.Count(t => Equals(t.Parameters["kind"].Value, kind));
    }
}
