using MedScan.Backbones;
using MedScan.Experiments;
using MedScan.Training.Acceleration;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Tests.Training.Acceleration;

/// <summary>The plain network, layer by layer in float32, is the reference; it equals torchvision's (see the backbones' tests).</summary>
[Collection(SharedEngine.Name)]
public sealed class FusedAccelerationTests : IDisposable
{
    private readonly DisposeScope scope = NewDisposeScope();

    public void Dispose() => scope.Dispose();

    // bfloat16 keeps 8 bits: its logits stay within a few per cent of the largest one over 20 layers.
    [SkippableTheory]
    [InlineData(BackboneKind.ResNet18, Precision.Float32, 1e-3)]
    [InlineData(BackboneKind.ResNet50, Precision.Float32, 1e-3)]
    [InlineData(BackboneKind.SmallCnn, Precision.Float32, 1e-3)]
    [InlineData(BackboneKind.ResNet18, Precision.BFloat16, 0.06)]
    [InlineData(BackboneKind.SmallCnn, Precision.BFloat16, 0.06)]
    public void Forward_Evaluation_MatchesThePlainNetwork(BackboneKind kind, Precision precision, double tolerance)
    {
        (Backbone network, FusedAcceleration fused, Tensor images) = Make(kind, precision);
        WarmStatistics(network, images);
        network.eval();
        Tensor expected = network.call(images).detach();
        using IPreparedModel model = fused.PrepareForInference(network, precision);
        using IDisposable noGradient = inference_mode();

        // Twice: the second run finds the weights already laid out.
        model.Forward(images);
        AssertClose(expected, model.Forward(images), tolerance);
    }

    [SkippableTheory]
    [InlineData(BackboneKind.ResNet18, Precision.Float32, 1e-3)]
    [InlineData(BackboneKind.SmallCnn, Precision.Float32, 1e-3)]
    [InlineData(BackboneKind.SmallCnn, Precision.BFloat16, 0.06)]
    public void Forward_Training_MatchesThePlainNetworkWithItsGradientAndStatistics(BackboneKind kind, Precision precision, double tolerance)
    {
        (Backbone network, FusedAcceleration fused, Tensor images) = Make(kind, precision);
        using Backbone twin = Backbone.Create(network.Options, 5);
        Tensor labels = tensor(new long[] { 0, 1, 2, 0 });
        network.train();
        Tensor expected = network.call(images);
        nn.functional.cross_entropy(expected, labels).backward();
        using IPreparedModel model = fused.PrepareForTraining(twin, precision);

        Tensor actual = model.Forward(images);
        nn.functional.cross_entropy(actual, labels).backward();

        AssertClose(expected.detach(), actual.detach(), tolerance);
        AssertClose(network.Classifier.weight.grad!, twin.Classifier.weight.grad!, tolerance);
        Dictionary<string, Tensor> statistics = twin.state_dict();
        foreach ((string name, Tensor value) in network.named_buffers())
            AssertClose(value.to(ScalarType.Float32), statistics[name].to(ScalarType.Float32), tolerance);
    }

    [Fact]
    public void Resolve_Float32_IsKept() => Assert.Equal(Precision.Float32, new FusedAcceleration().Resolve(Precision.Float32));

    private static (Backbone Network, FusedAcceleration Fused, Tensor Images) Make(BackboneKind kind, Precision precision)
    {
        var fused = new FusedAcceleration();
        Skip.If(
            precision == Precision.BFloat16 && fused.Resolve(Precision.Auto) != Precision.BFloat16,
            "this processor does not multiply bfloat16 natively");
        Backbone network = Backbone.Create(new BackboneOptions { Kind = kind, ClassCount = 3 }, 5);
        using var generator = new Generator(9);
        return (network, fused, randn([4, 48, 48, 3], generator: generator).permute(0, 3, 1, 2));
    }

    // Statistics other than zero and one, or folding them into the weights would not be tested.
    private static void WarmStatistics(Backbone network, Tensor images)
    {
        network.train();
        using IDisposable noGradient = no_grad();
        for (int i = 0; i < 20; i++)
            network.call(images);
    }

    private static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        double scale = Math.Max(expected.abs().max().ToDouble(), 1e-3), worst = (expected - actual).abs().max().ToDouble();
        Assert.True(worst <= tolerance * scale, $"differs by {worst}, largest value {scale}");
    }
}
