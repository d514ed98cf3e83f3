using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Studies;

public sealed class StudyTests
{
    [Fact]
    public async Task OptimizeAsync_Parabola_FindsItsBottom()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(seed: 1) });

        await study.OptimizeAsync(static async trial =>
        {
            double x = trial.Float("x", -10, 10);
            for (int epoch = 0; epoch < 2; epoch++)
            {
                if (await trial.ReportAsync(x * x, epoch))
                    return trial.Prune();
            }
            return x * x;
        }, trials: 200);

        FrozenTrial best = Assert.IsType<FrozenTrial>(await study.BestTrialAsync());
        Assert.InRange(best.Value, 0, 0.5);
        Assert.Equal(Enumerable.Range(0, 200), (await study.TrialsAsync()).Select(static t => t.Number));
    }
}
