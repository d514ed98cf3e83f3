using MedScan.Sweeps.Importance;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Importance;

/// <summary>Shares that follow from the variance of the parts of a sum: of k·u with u uniform from 0 to 1 it is k²/12.</summary>
public sealed class ParameterImportanceTests
{
    private static readonly FloatDistribution Unit = new(0, 1);

    [Fact]
    public void Of_SumOfTwoNumbers_SharesAsTheirVariances() // 9 : 1
    {
        ParameterImportance importance = ParameterImportance.Of(Trials.Random(500, Space(("x", Unit), ("y", Unit)), static p => 3 * Number(p, "x") + Number(p, "y")));
        Assert.Equal(["x", "y"], importance.Shares.Select(static s => s.Parameter));
        Assert.InRange(importance.Shares[0].Share, 0.88, 0.92);
        Assert.Equal(1, importance.Shares.Sum(static s => s.Share), 12);
        Assert.Equal(500, importance.Trials);
    }

    [Fact]
    public void Of_ChoicesAndANumber_SharesAsTheirVariances()
    {
        // The choices give 0, 0 or 3, with the variance 2; the number gives up to sqrt(12), with the variance 1.
        StudyHistory history = Trials.Random(500, Space(("kind", new CategoricalDistribution(["a", "b", "c"])), ("y", Unit)),
            static p => (Equals(p["kind"], "c") ? 3 : 0) + Math.Sqrt(12) * Number(p, "y"));
        ParameterImportance importance = ParameterImportance.Of(history);
        Assert.InRange(Share(importance, "kind"), 2 / 3.0 - 0.03, 2 / 3.0 + 0.03);
    }

    [Fact]
    public void Of_WeightedChoices_WeighsTheirVariance()
    {
        // 'b' comes once in ten times: the variance of its 3 is 0.9 · 0.1 · 9 = 0.81, against 0.81 of the number.
        StudyHistory history = Trials.Random(600, Space(("kind", new CategoricalDistribution(["a", "b"], [9, 1])), ("y", Unit)),
            static p => (Equals(p["kind"], "b") ? 3 : 0) + Math.Sqrt(12 * 0.81) * Number(p, "y"));
        Assert.InRange(Share(ParameterImportance.Of(history), "kind"), 0.46, 0.54);
    }

    [Fact]
    public void Of_LogarithmicAndWholeNumbers_MeasuresInTheScaleSearched()
    {
        // Both give numbers that are spread evenly over a length of 4, the logarithm from -4 to 0 and the whole numbers from 1 to 5 · 0.8.
        StudyHistory history = Trials.Random(500, Space(("rate", new FloatDistribution(1e-4, 1, log: true)), ("layers", new IntDistribution(1, 100))),
            static p => Math.Log10(Number(p, "rate")) + 4 / 100.0 * Number(p, "layers"));
        Assert.InRange(Share(ParameterImportance.Of(history), "rate"), 0.47, 0.53);
    }

    [Fact]
    public void Of_SameSeed_GivesTheSame()
    {
        StudyHistory history = Trials.Random(60, Space(("x", Unit), ("y", Unit)), static p => Number(p, "x") * Number(p, "y"));
        Assert.Equal(ParameterImportance.Of(history).Shares, ParameterImportance.Of(history).Shares);
        Assert.NotEqual(ParameterImportance.Of(history).Shares, ParameterImportance.Of(history, new ImportanceOptions { Seed = 1 }).Shares);
    }

    [Fact]
    public void Of_ConditionalParameter_IsLeftOutWithTheReasonOrLookedAtWhereItIs()
    {
        StudyHistory history = Trials.Random(100, Space(("x", Unit), ("y", Unit)), static p => Number(p, "x") + 2 * Number(p, "y"));
        history = history with { Trials = [.. history.Trials.Select(static t => t.Number % 4 == 0 ? t : t with { Parameters = t.Parameters.Where(static p => p.Key == "x").ToDictionary() })] };

        ParameterImportance all = ParameterImportance.Of(history);
        Assert.Equal("x", Assert.Single(all.Shares).Parameter);
        Assert.Equal(("y", "Only 25 of 100 completed trials have it. Ask for it by name to see those alone."), (Assert.Single(all.LeftOut).Parameter, all.LeftOut[0].Reason));

        ParameterImportance named = ParameterImportance.Of(history, new ImportanceOptions { Parameters = ["x", "y"] });
        Assert.Equal((25, "y"), (named.Trials, named.Shares[0].Parameter));
        Assert.Empty(named.LeftOut);
    }

    [Fact]
    public void Of_OneValueOnly_HasNoShare()
    {
        ParameterImportance importance = ParameterImportance.Of(Trials.Random(50, Space(("fixed", new CategoricalDistribution([1])), ("x", Unit)), static p => Number(p, "x")));
        Assert.Equal([new ParameterShare("x", 1), new ParameterShare("fixed", 0)], importance.Shares);
    }

    [Fact]
    public void Of_SecondObjective_LooksAtIt()
    {
        StudyHistory history = Trials.Random(200, Space(("x", Unit), ("y", Unit)), static p => Number(p, "x"));
        history = new StudyHistory([StudyDirection.Minimize, StudyDirection.Maximize], [.. history.Trials.Select(static t => t with { Values = [t.Value, t.Parameters["y"].Stored] })]);
        Assert.Equal("x", ParameterImportance.Of(history).Shares[0].Parameter);
        Assert.Equal("y", ParameterImportance.Of(history, new ImportanceOptions { Objective = 1 }).Shares[0].Parameter);
        Assert.Throws<ArgumentException>(() => ParameterImportance.Of(history, new ImportanceOptions { Objective = 2 }));
    }

    [Fact]
    public void Of_TooLittleToCompare_SaysWhy()
    {
        StudyHistory constant = Trials.Random(20, Space(("x", Unit)), static _ => 4);
        Assert.Equal("The 20 completed trials differ in nothing that their parameters explain.", Assert.Single(ParameterImportance.Of(constant).LeftOut).Reason);
        StudyHistory one = Trials.Random(1, Space(("x", Unit)), static _ => 4);
        Assert.Equal("It takes two completed trials to compare, there is one.", Assert.Single(ParameterImportance.Of(one).LeftOut).Reason);
        Assert.Empty(ParameterImportance.Of(new StudyHistory([StudyDirection.Minimize], [])).Shares);
        Assert.Throws<ArgumentException>(() => ParameterImportance.Of(constant, new ImportanceOptions { Parameters = ["z"] }));
    }

    [Fact]
    public void Of_PrunedFailedAndInfinite_DoNotCount()
    {
        StudyHistory history = Trials.Random(100, Space(("x", Unit), ("y", Unit)), static p => Number(p, "x"));
        FrozenTrial last = history.Trials[^1];
        StudyHistory more = history with
        {
            Trials =
            [
                .. history.Trials,
                last with { Number = 100, State = TrialState.Pruned, Values = [] },
                last with { Number = 101, State = TrialState.Failed, Values = [] },
                last with { Number = 102, Values = [double.PositiveInfinity] },
            ],
        };
        Assert.Equal(ParameterImportance.Of(history).Shares, ParameterImportance.Of(more).Shares);
    }

    [Fact]
    public async Task OfAsync_Study_LooksAtItsTrials()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(seed: 1) });
        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Float("x", 0, 1) + 0 * trial.Float("y", 0, 1)), trials: 40);
        Assert.Equal("x", (await ParameterImportance.OfAsync(study)).Shares[0].Parameter);
    }

    private static SearchSpace Space(params (string Name, Distribution Distribution)[] parameters) =>
        new(parameters.Select(static p => KeyValuePair.Create(p.Name, p.Distribution)));

    private static double Number(IReadOnlyDictionary<string, object?> values, string name) => Convert.ToDouble(values[name], System.Globalization.CultureInfo.InvariantCulture);

    private static double Share(ParameterImportance importance, string name) => importance.Shares.Single(s => s.Parameter == name).Share;
}
