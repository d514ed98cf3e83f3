using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class GaussianProcessSamplerTests : SamplerConformance
{
    // The first ten are spread evenly.
    protected override int Trials => 18;

    protected override Sampler Create(int seed, SearchSpace space) => new GaussianProcessSampler(seed);
}
