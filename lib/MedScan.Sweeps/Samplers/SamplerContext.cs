using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Samplers;

/// <summary>What a sampler knows when it chooses for a trial.</summary>
/// <param name="History">The study when the trial began; the trial itself is in it, running.</param>
/// <param name="Number">The trial's number.</param>
/// <param name="Space">The declared space; null where the objective defines it by what it asks for.</param>
/// <param name="Random">The source of chance of this trial.</param>
public sealed record SamplerContext(StudyHistory History, int Number, SearchSpace? Space, Random Random);
