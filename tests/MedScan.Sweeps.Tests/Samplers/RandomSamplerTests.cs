using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class RandomSamplerTests : SamplerConformance
{
    protected override Sampler Create(int seed, SearchSpace space) => new RandomSampler(seed);
}
