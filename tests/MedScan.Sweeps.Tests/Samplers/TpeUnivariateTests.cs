using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class TpeUnivariateTests : SamplerConformance
{
    protected override Sampler Create(int seed, SearchSpace space) => Sampler.Tpe(seed, new TpeOptions { Multivariate = false });
}
