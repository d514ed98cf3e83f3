using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Pruners;

/// <summary>Whole studies of a training whose loss falls towards what its parameters allow.</summary>
public sealed class PrunedStudyTests
{
    private const int Epochs = 27;
    private const int TrialsEach = 30;

    public static TheoryData<string> Names => ["median", "halving", "hyperband", "brackets"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task OptimizeAsync_LossesThatFall_FindsTheSameWithFewerEpochs(string name)
    {
        Pruner pruner = name switch
        {
            "median" => Pruner.Median(),
            "halving" => Pruner.SuccessiveHalving(minResource: 1, reduction: 3),
            "hyperband" => Pruner.Hyperband(maxResource: Epochs),
            _ => Pruner.BracketsFrom(3),
        };
        double share = 0, regret = 0;
        const int Studies = 10;
        for (int seed = 0; seed < Studies; seed++)
        {
            (double full, _, _) = await RunAsync(Sampler.Random(seed), Pruner.None, seed);
            (double best, int epochs, _) = await RunAsync(Sampler.Random(seed), pruner, seed);
            share += (double)epochs / (Epochs * TrialsEach) / Studies;
            regret += (best - full) / Studies;
        }
        Assert.True(share <= 0.45 && regret <= 0.05, FormattableString.Invariant($"{name}: {share:P0} of the epochs, worse by {regret:0.000}."));
    }

    [Theory]
    [InlineData("random")]
    [InlineData("tpe")]
    public async Task OptimizeAsync_Hyperband_IsAsGoodAsFullRandomTrialsAfterTwoFifthsOfTheirEpochs(string sampler)
    {
        double share = 0;
        const int Studies = 20;
        for (int seed = 0; seed < Studies; seed++)
        {
            (double full, _, _) = await RunAsync(Sampler.Random(seed), Pruner.None, seed);
            (_, _, int? reached) = await RunAsync(sampler == "tpe" ? Sampler.Tpe(seed) : Sampler.Random(seed), Pruner.Hyperband(maxResource: Epochs), seed, full);
            // One that never gets there counts as if it took as long as the full trials.
            share += (reached ?? Epochs * TrialsEach) / (double)(Epochs * TrialsEach) / Studies;
        }
        Assert.True(share <= 0.40, FormattableString.Invariant($"{sampler}: {share:P0} of the epochs."));
    }

    /// <summary>The final losses lie between 0.1 and about 2; those of good and bad parameters begin alike.</summary>
    /// <returns>The best value, the epochs of all trials, and the epochs until a whole trial was as good as the target.</returns>
    private static async Task<(double Best, int Epochs, int? Reached)> RunAsync(Sampler sampler, Pruner pruner, int seed, double target = double.NegativeInfinity)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = sampler, Pruner = pruner });
        int epochs = 0;
        int? reached = null;
        await study.OptimizeAsync(async trial =>
        {
            double rate = trial.Float("rate", 1e-4, 1, log: true), decay = trial.Float("decay", 0, 1);
            double floor = 0.1 + 0.4 * Math.Pow(Math.Log10(rate) + 2, 2) + 0.5 * decay;
            Random noise = new(seed * 1000 + trial.Number);
            double loss = 0;
            for (int epoch = 1; epoch <= Epochs; epoch++)
            {
                epochs++;
                loss = floor + 2 * Math.Exp(-epoch / 5.0) + 0.02 * noise.NextDouble();
                if (await trial.ReportAsync(loss, epoch))
                    return trial.Prune();
            }
            if (loss <= target)
                reached ??= epochs;
            return loss;
        }, TrialsEach);
        FrozenTrial best = (await study.BestTrialAsync())!;
        return (best.Value, epochs, reached);
    }
}
