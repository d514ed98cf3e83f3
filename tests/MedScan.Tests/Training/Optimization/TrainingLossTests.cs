using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Tests.Datasets;
using MedScan.Training.Optimization;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Tests.Training.Optimization;

public sealed class TrainingLossTests
{
    private static readonly float[] Logits = [1.2f, -0.3f, 0.4f, 0.1f, 2.5f, -1.7f, 0.9f, 0.8f, -0.2f, -3f, 0.5f, 3f];
    private static readonly long[] Labels = [0, 1, 2, 2];

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    public void Focal_GammaZero_IsTheCrossEntropy(double smoothing)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(Logits).reshape(4, 3), labels = tensor(Labels);

        Assert.Equal(
            nn.functional.cross_entropy(logits, labels, label_smoothing: smoothing).item<float>(),
            TrainingLoss.Focal(logits, labels, 0, smoothing).item<float>(), 1e-6f);
    }

    // By hand. Two equal logits: p = 0.5, so that the loss is (1 - 0.5)^2 ln 2 = 0.173287. By p its slope is
    // 2 (1 - p) ln p - (1 - p)^2 / p = -0.693147 - 0.5; times dp/dz = p (1 - p) = 0.25 that is -0.298287.
    [Fact]
    public void Focal_EqualLogits_MatchesHandComputedLossAndGradient()
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = zeros(1, 2, requires_grad: true);

        Tensor loss = TrainingLoss.Focal(logits, tensor(new long[] { 1 }), gamma: 2, smoothing: 0);
        loss.backward();

        Assert.Equal(0.173287f, loss.item<float>(), 1e-6f);
        Assert.Equal([0.298287f, -0.298287f], logits.grad!.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-6);
    }

    // Against the formula in double precision, and its slope by central differences.
    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 0.1)]
    [InlineData(0.5, 0)]
    [InlineData(5, 0.3)]
    public void Focal_AnyGammaAndSmoothing_MatchesTheFormulaAndItsSlope(double gamma, double smoothing)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(Logits).reshape(4, 3).requires_grad_();

        Tensor loss = TrainingLoss.Focal(logits, tensor(Labels), gamma, smoothing);
        loss.backward();

        double[] values = [.. Logits.Select(value => (double)value)];
        Assert.Equal(Formula(values, gamma, smoothing), loss.item<float>(), 1e-5);
        float[] gradient = logits.grad!.data<float>().ToArray();
        for (int i = 0; i < values.Length; i++)
        {
            const double step = 1e-5;
            double[] up = [.. values], down = [.. values];
            up[i] += step;
            down[i] -= step;
            Assert.Equal((Formula(up, gamma, smoothing) - Formula(down, gamma, smoothing)) / (2 * step), gradient[i], 1e-5);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Focal_CertainAndRight_HasFiniteGradients(double gamma)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = tensor(new float[] { 100, -100, 0 }).reshape(1, 3).requires_grad_();

        TrainingLoss.Focal(logits, tensor(new long[] { 0 }), gamma, smoothing: 0).backward();

        Assert.All(logits.grad!.data<float>().ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    // By hand: three images of class 0, one of class 1; the weights 4 / (2 * 3) and 4 / (2 * 1) make it
    // (3 * 2/3 * a + 2 * b) / 4 = (a + b) / 2, where a and b are the classes' mean losses.
    [Fact]
    public void Of_ClassWeights_LetsBothClassesCountTheSame()
    {
        using DisposeScope scope = NewDisposeScope();
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 4).Select(i => SampleSets.Sample(i, i == 3 ? 1 : 0, DataSplit.Train)));
        using var loss = new TrainingLoss(new TrainConfig { Balance = BalanceKind.ClassWeights }, dataset, [0, 1, 2, 3]);
        Tensor logits = tensor(new float[] { 0, 0, 0, 0, 0, 0, 3, 0 }).reshape(4, 2);

        double a = Math.Log(2), b = 3 + Math.Log(1 + Math.Exp(-3));
        Assert.Equal((a + b) / 2, loss.Of(logits, tensor(new long[] { 0, 0, 0, 1 })).item<float>(), 1e-5);
    }

    [Fact]
    public void Constructor_Auto_IsRefused()
    {
        ImageDataset dataset = SampleSets.Index(2, SampleSets.Sample(0, 0), SampleSets.Sample(1, 1));
        Assert.Throws<ArgumentException>(() => new TrainingLoss(new TrainConfig { Balance = BalanceKind.Auto }, dataset, [0, 1]));
    }

    private static double Formula(double[] logits, double gamma, double smoothing)
    {
        double sum = 0;
        for (int row = 0; row < Labels.Length; row++)
        {
            double[] exponentials = [.. logits.Skip(3 * row).Take(3).Select(Math.Exp)];
            for (int k = 0; k < 3; k++)
            {
                double p = exponentials[k] / exponentials.Sum();
                double target = (smoothing / 3) + (k == Labels[row] ? 1 - smoothing : 0);
                sum -= target * Math.Pow(1 - p, gamma) * Math.Log(p);
            }
        }

        return sum / Labels.Length;
    }
}
