using System.Xml.Linq;
using MedScan.Charts;
using MedScan.Charts.Tests.Notebooks;
using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using MedScan.Tuning;

namespace MedScan.Tests.Tuning;

public sealed class StudyCurvesTests
{
    [Fact]
    public async Task Curves_BeforeAnyTrial_AreAPictureThatWaits()
    {
        StudyCurves curves = new("accuracy");

        Assert.Equal("Waiting for the first trial.", curves.Status);
        Assert.Equal("svg", XDocument.Parse(curves.ToSvg()).Root!.Name.LocalName);
        await curves.TrialReportedAsync(new FrozenTrial { Number = 0, State = TrialState.Running }, 1, 0.5); // of no study it was told of
        Assert.Equal("Waiting for the first trial.", curves.ToString());
    }

    [Fact]
    public async Task Curves_WhileTrialsRun_SayWhereTheyAre()
    {
        StudyCurves curves = new("accuracy");
        int changes = 0;
        curves.PropertyChanged += (_, _) => changes++;
        await using Study study = await CreateAsync(curves, StudyDirection.Maximize);

        Trial first = (await study.AskAsync())!;
        first.Float("rate", 0, 1);
        await first.ReportAsync(0.25, 1);

        Assert.Equal("Trial 0 runs (step 1: 0.25). 1 of 4 trials.", curves.Status);
        await study.TellAsync(first, 0.5);
        Trial second = (await study.AskAsync())!;
        Assert.Equal("Trial 1 runs. 2 of 4 trials: 1 completed. Best accuracy: 0.5, trial 0.", curves.Status);
        await study.TellAsync(second, TrialResult.Fail("no luck"));
        Assert.Equal("2 of 4 trials: 1 completed, 1 failed. Best accuracy: 0.5, trial 0.", curves.Status);
        Assert.StartsWith("Trial 0: 0.5  rate=", curves.ToString().Split('\n')[1], StringComparison.Ordinal);
        Assert.Equal("Trial 1: failed", curves.ToString().Split('\n')[2].TrimEnd());
        Assert.Equal(5, changes); // two began, one report, two ended
    }

    [Fact]
    public async Task Figures_OfPrunedTrials_ShowWhatTheyHadComeTo()
    {
        StudyCurves curves = new();
        await using Study study = await CreateAsync(curves, StudyDirection.Minimize);
        await study.OptimizeAsync(static async trial =>
        {
            for (int step = 1; step <= 2; step++)
            {
                if (await trial.ReportAsync(trial.Number, step))
                    return trial.Prune();
            }
            return trial.Number;
        });

        LineSeries[] values = [.. curves.Values.Series.Cast<LineSeries>()], reports = [.. curves.Reports.Series.Cast<LineSeries>()];
        Assert.Equal(["best so far", "completed", "pruned, last report"], values.Select(static line => line.Name));
        Assert.Equal([0, 1], values[1].Y);
        Assert.Equal([2, 3], values[2].X); // worse than the median of 0 and 1
        Assert.Equal(["others", "best: trial 0"], reports.Select(static line => line.Name));
        Assert.Equal([1, 2, double.NaN, 1, double.NaN, 1, double.NaN], reports[0].X); // a gap after each trial
    }

    [Fact]
    public async Task ShowAsync_StudyOfBefore_ShowsItsTrials()
    {
        await using StudyStorage storage = StudyStorage.Open("memory:");
        await using (Study study = await CreateAsync(new StudyCurves(), StudyDirection.Maximize, storage))
            await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Number));
        StudyCurves curves = new("accuracy");
        await using Study again = await CreateAsync(curves, StudyDirection.Maximize, storage);

        await curves.ShowAsync(again);

        Assert.Equal("4 of 4 trials: 4 completed. Best accuracy: 3, trial 3.", curves.Status);
        Dictionary<string, string> forms = AsKernel.Format(curves);
        Assert.Equal(curves.ToSvg(), forms["image/svg+xml"]);
        Assert.Equal(curves.ToString(), forms["text/plain"]);
    }

    private static Task<Study> CreateAsync(StudyCurves curves, StudyDirection direction, StudyStorage? storage = null) => Study.CreateAsync(new StudyOptions
    {
        Name = "curves",
        Directions = [direction],
        Sampler = Sampler.Random(seed: 1),
        Pruner = Pruner.Median(startupTrials: 2),
        Storage = storage,
        Resume = true,
        TrialLimit = 4,
        Observers = [curves],
    });
}
