using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class GaussianProcessSamplerTests : SamplerConformance
{
    protected override Sampler Create(int seed, SearchSpace space) => new GaussianProcessSampler(seed);
}
