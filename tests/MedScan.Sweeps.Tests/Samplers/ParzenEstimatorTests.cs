using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class ParzenEstimatorTests
{
    // One observation: a kernel of a third of the interval (the least that two components may have) and the prior, half each.
    // Values of the normal distribution from a table: density at 0 0.398942, Φ(0.75) = 0.773373, Φ(1.5) = 0.933193, Φ(2.25) = 0.987776.
    public static TheoryData<Distribution, double, double, double> ByHand => new()
    {
        { new FloatDistribution(-4, 4), 0, 0, 0.5 * 0.398942 * 3 / (2 * 0.933193 - 1) + 0.5 },
        { new IntDistribution(7, 8), 7, 7, 0.5 * (2 * 0.773373 - 1) / (0.987776 - 1 + 0.773373) + 0.5 * 0.5 },
        { new CategoricalDistribution(["a", "b", "c"]), 0, 0, 0.5 * 1.5 / 2.5 + 0.5 / 3 },
        { new CategoricalDistribution(["a", "b", "c"]), 0, 2, 0.5 * 0.5 / 2.5 + 0.5 / 3 },
        { new CategoricalDistribution(["a", "b"], [3, 1]), 0, 1, 0.5 * 0.25 / 2 + 0.5 * 0.25 },
    };

    public static TheoryData<Distribution> Countable => new()
    {
        new IntDistribution(-3, 3),
        new IntDistribution(0, 2000, step: 2),
        new IntDistribution(1, 300, log: true),
        new FloatDistribution(0, 1, step: 0.125),
        new CategoricalDistribution(["a", "b", "c"], [1, 2, 3]),
    };

    public static TheoryData<Distribution> Continuous => new()
    {
        new FloatDistribution(-1, 5),
        new FloatDistribution(1e-5, 10, log: true),
        new NormalDistribution(3, 2),
    };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void LogDensity_OneObservation_MatchesHandCalculation(Distribution distribution, double observed, double at, double expected)
    {
        ParzenEstimator estimator = new([distribution], [[observed]], [1], new TpeOptions());

        Assert.Equal(expected, Math.Exp(estimator.LogDensity([at])), 1e-5);
    }

    [Fact]
    public void LogDensity_EachParameterByItself_KernelsCountAsTheyAreWide()
    {
        ParzenEstimator estimator = new([new FloatDistribution(-4, 4)], [[0.0]], [1], new TpeOptions { Multivariate = false });

        Assert.Equal(0.5 * 0.398942 / (2 * 0.933193 - 1) + 0.5, Math.Exp(estimator.LogDensity([0])), 1e-5);
    }

    [Theory]
    [MemberData(nameof(Countable))]
    public void LogDensity_CountableValues_SumsToOne(Distribution distribution)
    {
        foreach (bool multivariate in new[] { true, false })
        {
            ParzenEstimator estimator = Fitted(distribution, multivariate);

            Assert.Equal(1, Values(distribution).Sum(value => Math.Exp(estimator.LogDensity([value]))), 1e-6);
        }
    }

    [Theory]
    [MemberData(nameof(Continuous))]
    public void LogDensity_RealNumbers_IntegratesToOneOverTheUnitInterval(Distribution distribution)
    {
        const int Points = 20000;
        ParzenEstimator estimator = Fitted(distribution, multivariate: true);

        double integral = Enumerable.Range(0, Points).Average(i => Math.Exp(estimator.LogDensity([((NumericDistribution)distribution).FromUnit((i + 0.5) / Points)])));

        Assert.Equal(1, integral, 1e-5);
    }

    [Fact]
    public void LogDensity_TwoParameters_SumsToOneAndKnowsCombinations()
    {
        Distribution[] space = [new IntDistribution(0, 9), new CategoricalDistribution(["a", "b"])];
        ParzenEstimator estimator = new(space, [[1, 0], [1, 0], [8, 1], [8, 1]], [1, 1, 1, 1], new TpeOptions());

        Assert.Equal(1, Values(space[0]).Sum(x => Values(space[1]).Sum(y => Math.Exp(estimator.LogDensity([x, y])))), 1e-6);
        Assert.True(estimator.LogDensity([1, 0]) > estimator.LogDensity([1, 1]) + 0.5);
        Assert.True(estimator.LogDensity([8, 1]) > estimator.LogDensity([8, 0]) + 0.5);
    }

    [Fact]
    public void LogDensity_FarFromAllObservations_ReferenceHasChoicesAsOftenAsObserved()
    {
        Distribution[] space = [new FloatDistribution(0, 1), new CategoricalDistribution(["a", "b"])];
        double[][] observed = [.. Enumerable.Range(0, 30).Select(static i => new[] { 0.5, i < 27 ? 0.0 : 1.0 })];
        double[] weights = TpeSplit.WeightsByAge(30, 30);

        ParzenEstimator reference = new(space, observed, weights, new TpeOptions(), isReference: true), good = new(space, observed, weights, new TpeOptions());

        // The kernels at 0.5 are 1/32 wide, so that of them nothing is left at 0.95; a prior weight of 1 is ½ for each choice.
        Assert.Equal(Math.Log(27.5 / 3.5), reference.LogDensity([0.95, 0]) - reference.LogDensity([0.95, 1]), 1e-9);
        Assert.Equal(0, good.LogDensity([0.95, 0]) - good.LogDensity([0.95, 1]), 1e-9);
        double integral = Enumerable.Range(0, 2000).Average(i => Math.Exp(reference.LogDensity([(i + 0.5) / 2000, 0])) + Math.Exp(reference.LogDensity([(i + 0.5) / 2000, 1])));
        Assert.Equal(1, integral, 1e-4);
    }

    [Theory]
    [MemberData(nameof(Countable))]
    public void Draw_ManyTimes_IsAsFrequentAsTheDensitySays(Distribution distribution)
    {
        const int Draws = 20000;
        ParzenEstimator estimator = Fitted(distribution, multivariate: true);
        TrialRandom random = new(3, 0);
        double middle = Values(distribution).ElementAt(Values(distribution).Count() / 2);

        double share = Enumerable.Range(0, Draws).Count(_ => estimator.Draw(random)[0] <= middle) / (double)Draws;

        // Five standard deviations of a share of 20,000.
        Assert.Equal(Values(distribution).Where(v => v <= middle).Sum(v => Math.Exp(estimator.LogDensity([v]))), share, 5 * 0.5 / Math.Sqrt(Draws));
    }

    private static ParzenEstimator Fitted(Distribution distribution, bool multivariate)
    {
        TrialRandom random = new(1, 0);
        double[][] observed = [.. Enumerable.Range(0, 40).Select(_ => new[] { RandomSampler.Draw(distribution, random) })];
        return new ParzenEstimator([distribution], observed, TpeSplit.WeightsByAge(40, 25), new TpeOptions { Multivariate = multivariate });
    }

    private static IEnumerable<double> Values(Distribution distribution) => distribution switch
    {
        IntDistribution ints => Enumerable.Range(0, (int)ints.Count!.Value).Select(i => (double)(ints.Low + i * ints.Step)),
        FloatDistribution floats => Enumerable.Range(0, (int)floats.Count!.Value).Select(i => floats.Low + i * floats.Step!.Value),
        _ => Enumerable.Range(0, (int)distribution.Count!.Value).Select(static i => (double)i),
    };
}
