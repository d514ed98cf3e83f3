using MedScan.Backbones;
using MedScan.Experiments;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Tests.Backbones;

/// <summary>Logits and gradients against torchvision's on equal weights and images; see <see cref="KnownWeights"/> for the snippet.</summary>
/// <remarks>small-cnn, which torchvision does not have, was written in a few lines of python3-torch with the same names.</remarks>
public sealed class BackboneForwardTests
{
    public static TheoryData<BackboneKind, int, int, int, float[], float[], double, double> Expected => new()
    {
        {
            BackboneKind.ResNet18, 4, 3, 64,
            [0.5413799f, 1.931562f, 0.363177f, 0.842063f, 0.07372539f, 2.410208f, 0.4192855f, 0.5341504f],
            [0.9228994f, 0.9556926f, -0.7694682f, 0.3862954f, 0.0820718f, 1.227799f, -0.435922f, 0.4047178f],
            2432.398208394665, 580.5129191337946
        },
        {
            BackboneKind.ResNet34, 3, 1, 64,
            [3.695573f, -2.047361f, -7.476832f, 4.397161f, -2.330577f, -7.374527f],
            [0.7330148f, 1.292637f, -1.442788f, 0.4112338f, 1.232736f, -0.04781888f],
            2510.6361962499213, 674.2353629733298
        },
        {
            BackboneKind.ResNet50, 3, 3, 64,
            [0.9472917f, -2.074484f, 3.042927f, 1.046231f, -1.979038f, 3.657312f],
            [0.5889849f, -1.528139f, 1.219885f, 0.9463644f, 0.1568093f, 2.376481f],
            91330.78734703572, 1150.82818750554
        },
        {
            BackboneKind.SmallCnn, 3, 1, 32,
            [-0.4061638f, 0.946103f, -1.423224f, -0.3278494f, 1.097853f, -1.492689f],
            [-0.06168538f, -0.01941058f, -0.880933f, 0.09221331f, 0.7575557f, -0.2942936f],
            22.977067338768393, 260.2122928958852
        },
    };

    [Theory]
    [MemberData(nameof(Expected))]
    public void Forward_KnownWeights_EqualsTorchvision(
        BackboneKind kind, int classes, int channels, int side, float[] evaluation, float[] training, double firstGradient, double lastGradient)
    {
        using Backbone backbone = Backbone.Create(
            new BackboneOptions { Kind = kind, ClassCount = classes, InputChannels = channels }, seed: 1);
        KnownWeights.Fill(backbone);
        using DisposeScope scope = NewDisposeScope();
        Tensor images = KnownWeights.Images(channels, side);

        backbone.eval();
        using (no_grad())
            Close(evaluation, backbone.call(images));

        backbone.train();
        Tensor logits = backbone.call(images);
        Close(training, logits);
        nn.functional.cross_entropy(logits, tensor(new long[] { 0, 2 })).backward();
        Parameter first = backbone.named_parameters().Single(named => named.name is "conv1.weight" or "block1.conv.weight").parameter;
        Parameter last = backbone.named_parameters().Single(named => named.name == "fc.weight").parameter;
        Assert.Equal(firstGradient, SumOfMagnitudes(first), firstGradient * 2e-3);
        Assert.Equal(lastGradient, SumOfMagnitudes(last), lastGradient * 2e-3);
    }

    private static double SumOfMagnitudes(Parameter parameter) => parameter.grad!.to(ScalarType.Float64).abs().sum().item<double>();

    // Other instruction sets sum in another order; 50 layers deep that shows in the fourth digit.
    private static void Close(float[] expected, Tensor actual)
    {
        float[] values = actual.contiguous().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        double scale = expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], values[i], scale * 1e-3);
    }
}
