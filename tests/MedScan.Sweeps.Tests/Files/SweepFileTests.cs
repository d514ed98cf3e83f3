using System.Globalization;
using MedScan.Sweeps.Files;
using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Tests.Pruners;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Files;

public sealed class SweepFileTests
{
    [Fact]
    public async Task ReadAsync_BayesHyperband_HasAllItsKeys()
    {
        SweepFile file = await SweepFile.ReadAsync(Example("bayes-hyperband"));

        Assert.Equal(("chest-resnet", "chest", "Which regularisation helps on few images?\n"), (file.Name, file.Project, file.Description));
        Assert.Equal((SweepMethod.Bayes, 60, "fit.py"), (file.Method, file.RunCap, file.Program));
        Assert.Equal([new SweepMetric("validation/auc", StudyDirection.Maximize, 0.99)], file.Metrics);
        Assert.Equal(["learning_rate", "dropout", "epochs", "layers", "batch_size", "optimizer", "amsgrad"], file.Parameters.Parameters.Select(static p => p.Key));
        Assert.Equal(new FloatDistribution(1e-5, 0.1, log: true), file.Parameters["learning_rate"]);
        Assert.Equal(new FloatDistribution(0, 0.5), file.Parameters["dropout"]);
        Assert.Equal(new CategoricalDistribution([27L]), file.Parameters["epochs"]);
        Assert.Equal(new IntDistribution(2, 6), file.Parameters["layers"]);
        Assert.Equal(new QuantizedDistribution(new FloatDistribution(32, 256, log: true), 8), file.Parameters["batch_size"]);
        Assert.Equal(new CategoricalDistribution(["adamw", "sgd"], [0.75, 0.25]), file.Parameters["optimizer"]);
        Assert.Equal(new CategoricalDistribution([true, false]), file.Parameters["amsgrad"]);
        StudyOptions options = file.CreateStudyOptions(seed: 3);
        Assert.Equal((60, 3), (options.TrialLimit, options.Sampler.Seed));
        Assert.Equal([StudyDirection.Maximize], options.Directions);
    }

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)] // the brackets of max_iter 27 with s 2 and eta 3 are 3 and 9
    public async Task ReadAsync_EarlyTerminate_PrunesAtItsBrackets(int reports, bool expected)
    {
        SweepFile file = await SweepFile.ReadAsync(Example("bayes-hyperband"));
        double[] good = [.. Enumerable.Repeat(0.9, 9)];
        Assert.Equal(expected, file.Pruner.ShouldPrune(History.Completed(true, good, good, good), History.Trial(3, TrialState.Running, [.. Enumerable.Repeat(0.5, reports)])));
    }

    [Fact]
    public async Task ReadAsync_NestedParameters_AreNamedWithDots()
    {
        SweepFile file = await SweepFile.ReadAsync(Example("nested-grid"));
        Assert.Equal(["train.batch_size", "train.optimizer.name", "train.optimizer.momentum", "train.optimizer.beta", "evaluate.batch_size"], file.Parameters.Parameters.Select(static p => p.Key));
        Assert.Equal(file.Parameters["train.batch_size"], file.Parameters["evaluate.batch_size"]);
        Assert.Equal([new SweepMetric("loss", StudyDirection.Minimize)], file.Metrics);
    }

    [Theory]
    [InlineData("a", "choice of null")]
    [InlineData("b", "choice of 1, 2.5, 'x', 'yes', null, '[3,{\"k\":\"v\"}]'")]
    [InlineData("c", "choice of 1, 2 with weights 0.75, 0.25")]
    [InlineData("d", "int from -2 to 4")]
    [InlineData("e", "float from 0 to 1")]
    [InlineData("f", "float from 0 to 1 rounded to multiples of 0.25")]
    [InlineData("g", "float from 0.1353352832366127 to 1 (log)")] // e^-2
    [InlineData("h", "float from 0.5 to 2 (log)")]
    [InlineData("i", "float from 1 to 20.085536923187668 (log) rounded to multiples of 1")] // e^3
    [InlineData("j", "float from 1 to 64 (log) rounded to multiples of 4")]
    [InlineData("k", "float from 0.1353352832366127 to 1 (log)")]
    [InlineData("l", "float from 0.5 to 2 (log)")]
    [InlineData("m", "normal around 0 with standard deviation 1")]
    [InlineData("n", "normal around 10 with standard deviation 3 rounded to multiples of 2")]
    [InlineData("o", "normal around 1 with standard deviation 0.5 (of the logarithm)")]
    [InlineData("p", "normal around 0 with standard deviation 1 (of the logarithm) rounded to multiples of 1")]
    [InlineData("q", "beta with the shapes 2 and 5")]
    [InlineData("r", "beta with the shapes 2 and 1 rounded to multiples of 0.1")]
    [InlineData("s", "float from 1 to 2")]
    public async Task ReadAsync_Distributions_AreThoseDocumented(string name, string expected) =>
        Assert.Equal(expected, (await SweepFile.ReadAsync(Example("distributions"))).Parameters[name].ToString());

    [Fact]
    public async Task ReadAsync_OwnSection_ChoosesSamplerSeedAndPruner()
    {
        SweepFile file = await SweepFile.ReadAsync(Example("medscan"));
        Assert.Equal("random", file.SamplerName);
        Assert.Equal(7, Assert.IsType<RandomSampler>(file.CreateSampler()).Seed);
        Assert.IsType<PatientPruner>(file.Pruner);
        Assert.Equal(new FloatDistribution(0.001, 0.1, log: true), file.Parameters["head"]);
    }

    [Theory]
    [InlineData("grid", "", typeof(GridSampler))]
    [InlineData("random", "", typeof(RandomSampler))]
    [InlineData("bayes", "", typeof(TpeSampler))]
    [InlineData("bayes", "gaussian-process", typeof(GaussianProcessSampler))]
    [InlineData("bayes", "cma-es", typeof(CmaEsSampler))]
    public void CreateSampler_MethodAndName_IsTheSamplerMeant(string method, string name, Type expected) => Assert.IsType(
        expected,
        SweepFile.Parse($"method: {method}\nmetric: {{name: l}}\nparameters: {{x: {{values: [1, 2]}}}}\n{(name.Length > 0 ? $"medscan: {{sampler: {name}}}" : "")}").CreateSampler(1));

    [Theory]
    [InlineData(StudyDirection.Minimize, 0.5, true)]
    [InlineData(StudyDirection.Minimize, 0.6, false)]
    [InlineData(StudyDirection.Maximize, 0.6, true)]
    [InlineData(StudyDirection.Maximize, double.NaN, false)]
    public void IsReachedBy_TargetOfOneHalf_FollowsTheGoal(StudyDirection goal, double value, bool expected) =>
        Assert.Equal(expected, new SweepMetric("m", goal, 0.5).IsReachedBy(value));

    [Fact]
    public void Parse_SeveralMetrics_AreSeveralDirections() =>
        Assert.Equal([StudyDirection.Maximize, StudyDirection.Minimize], SweepFile.Parse("""
            method: random
            metrics:
              - {name: auc, goal: maximize}
              - {name: seconds}
            parameters: {x: {min: 0.0, max: 1.0}}
            """).Directions);

    [Fact]
    public void Parse_UnderACultureWithCommas_ReadsTheSameNumbers()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma; // of this thread alone
            SweepFile file = SweepFile.Parse("method: random\nparameters: {x: {min: 0.25, max: 1.5}}");
            Assert.Equal(new FloatDistribution(0.25, 1.5), file.Parameters["x"]);
            Assert.Contains("--x=0.25", SweepFile.Parse("program: p\nmethod: random\nparameters: {x: {value: 0.25}}").Command.Build(new Dictionary<string, object?> { ["x"] = 0.25 }));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task ReadAsync_NoFile_SaysWhich()
    {
        SweepException error = await Assert.ThrowsAsync<SweepException>(static () => SweepFile.ReadAsync("no-such-folder/sweep.yaml"));
        Assert.Equal("There is no sweep file 'no-such-folder/sweep.yaml'.", error.Message);
    }

    private static string Example(string name) => Path.Combine(AppContext.BaseDirectory, "Files", "Examples", name + ".yaml");
}
