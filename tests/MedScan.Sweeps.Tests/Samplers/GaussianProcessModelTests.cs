using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class GaussianProcessModelTests
{
    private static readonly double[][] Points = [[0.1, 0.2, 0], [0.4, 0.9, 1], [0.7, 0.3, 0], [0.95, 0.6, 2]];
    private static readonly bool[] IsChoice = [false, false, true];
    private static readonly double[] Values = [1, -0.5, 0.3, -1.2];

    private static GaussianProcessModel Small => GaussianProcessModel.Of(Points, IsChoice, Values, [0.3, 0.8, 1.5], 0.01);

    // By the formulas of Rasmussen and Williams (2.25, 2.26, with the constant by generalised least squares) in NumPy.
    [Theory]
    [InlineData(0.5, 0.5, 0, 0.257298803381189, 0.575983968413796)]
    [InlineData(0.1, 0.2, 0, 0.987656608686022, 0.0979809966459597)]
    [InlineData(0.0, 1.0, 1, 0.103219201836609, 0.870898847798739)]
    public void Predict_GivenLengths_IsThePosterior(double x, double y, double choice, double mean, double deviation)
    {
        (double actual, double actualDeviation) = Small.Predict([x, y, choice]);

        Assert.Equal(mean, actual, 1e-10);
        Assert.Equal(deviation, actualDeviation, 1e-10);
    }

    [Fact]
    public void LogImprovement_Gradient_IsThatOfDifferences()
    {
        GaussianProcessModel process = Small;
        double[] gradient = new double[3], none = [];
        process.LogImprovement([0.3, 0.4, 1], -1, gradient);

        Assert.Equal(Slope(h => process.LogImprovement([0.3 + h, 0.4, 1], -1, none)), gradient[0], 1e-5);
        Assert.Equal(Slope(h => process.LogImprovement([0.3, 0.4 + h, 1], -1, none)), gradient[1], 1e-5);
        Assert.Equal(0, gradient[2]);
    }

    [Fact]
    public void Loss_Gradient_IsThatOfDifferences()
    {
        GaussianProcessLikelihood likelihood = new(Points, IsChoice, Values);
        double[] at = [-0.5, -1, 0.3, -3], gradient = new double[4];
        likelihood.Loss(at, gradient);

        for (int i = 0; i < at.Length; i++)
        {
            Assert.Equal(Slope(h =>
            {
                double[] moved = [.. at];
                moved[i] += h;
                return likelihood.Loss(moved, new double[4]);
            }), gradient[i], 1e-5);
        }
    }

    [Fact]
    public void Believing_Points_MakesThemCertainAndChangesNoMean()
    {
        GaussianProcessModel process = Small, believing = process.Believing([[0.5, 0.5, 0]]);

        Assert.Equal(process.Predict([0.6, 0.4, 0]).Mean, believing.Predict([0.6, 0.4, 0]).Mean, 1e-10);
        Assert.True(believing.Predict([0.5, 0.5, 0]).Deviation < 0.2 * process.Predict([0.5, 0.5, 0]).Deviation);
    }

    [Fact]
    public void Fit_SmoothFunction_PredictsItBetweenTheObservations()
    {
        double[][] points = [.. Enumerable.Range(0, 32).Select(static i => new[] { SobolSequence.Coordinate(0, i), SobolSequence.Coordinate(1, i) })];
        GaussianProcessModel process = GaussianProcessModel.Fit(points, [false, false], [.. points.Select(static p => Function(p[0], p[1]))]);

        Assert.Equal(Function(0.33, 0.61), process.Predict([0.33, 0.61]).Mean, 0.02);
        Assert.InRange(process.Predict([0.33, 0.61]).Deviation, 0, 0.05);

        static double Function(double x, double y) => Math.Sin(4 * x) + 2 * (y - 0.4) * (y - 0.4);
    }

    [Fact]
    public void Fit_TwiceTheSamePointsWithOtherValues_TakesItForNoise()
    {
        double[][] points = [.. Enumerable.Range(0, 40).Select(static i => new[] { i / 2 / 20.0 })];
        GaussianProcessModel process = GaussianProcessModel.Fit(points, [false], [.. points.Select(static (_, i) => i % 2 == 0 ? 1.0 : -1.0)]);

        Assert.Equal(0, process.Predict([0.5]).Mean, 0.2);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(50)]
    public void Fit_AllAtOnePlace_IsDefined(int count)
    {
        GaussianProcessModel process = GaussianProcessModel.Fit([.. Enumerable.Repeat(new[] { 0.5, 0.5 }, count)], [false, false], [.. Enumerable.Range(0, count).Select(static i => (double)(i % 2))]);

        Assert.Equal(0.5, process.Predict([0.5, 0.5]).Mean, 0.1);
        Assert.True(double.IsFinite(process.LogImprovement([0.1, 0.9], 0, [])));
    }

    private static double Slope(Func<double, double> function) => (function(1e-6) - function(-1e-6)) / 2e-6;
}
