using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Tuning;

namespace MedScan.Tests.Tuning;

public sealed class SweepPageTests
{
    [Fact]
    public async Task Of_ParameterThatOnlySomeTrialsHave_IsInTheTableAndHasItsSlice()
    {
        await using StudyStorage storage = StudyStorage.Open("memory:");
        await using Study study = await Study.CreateAsync(new StudyOptions { Name = "page", Sampler = Sampler.Random(seed: 3), Storage = storage });
        await study.OptimizeAsync(static trial =>
        {
            double loss = trial.Float("zoom", 0, 1);
            if (trial.Number % 2 == 0)
                loss += trial.Float("sgd.momentum", 0, 1);
            return Task.FromResult<Sweeps.Trials.TrialResult>(loss + trial.Int("fixed", 3, 3));
        }, trials: 8);

        string page = SweepPage.Of(await SweepState.ReadAsync(storage, "page")).ToHtml();

        Assert.Contains(">sgd.<wbr>momentum</th>", page, StringComparison.Ordinal);
        Assert.Contains("value over sgd.momentum", page, StringComparison.Ordinal);
        Assert.DoesNotContain(">fixed</th>", page, StringComparison.Ordinal); // the same in every trial
    }
}
