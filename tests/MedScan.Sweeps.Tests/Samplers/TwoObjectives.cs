using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

/// <summary>ZDT1: the best second value is 1 - √first. E. Zitzler, K. Deb, L. Thiele: Comparison of multiobjective evolutionary
/// algorithms, Evolutionary Computation 8(2), 2000.</summary>
internal static class TwoObjectives
{
    /// <summary>Searches it.</summary>
    /// <returns>The hypervolume up to (1.1, 1.1); of the whole front it is 1.21 - 1/3 = 0.8767.</returns>
    public static async Task<double> HypervolumeAsync(Sampler sampler, int trials, int dimensions)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = sampler, Directions = [StudyDirection.Minimize, StudyDirection.Minimize] });
        await study.OptimizeAsync(trial =>
        {
            double first = trial.Float("x0", 0, 1);
            double rest = 1 + 9 * Enumerable.Range(1, dimensions - 1).Average(i => trial.Float($"x{i}", 0, 1));
            return Task.FromResult(TrialResult.Complete(first, rest * (1 - Math.Sqrt(first / rest))));
        }, trials);
        return Hypervolume.Compute([.. (await study.ParetoFrontAsync()).Select(static t => t.Values)], [1.1, 1.1]);
    }
}
