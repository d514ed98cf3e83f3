using MedScan.Backbones;
using MedScan.Experiments;
using MedScan.Training.Optimization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Tests.Training.Optimization;

public sealed class TrainingOptimizerTests
{
    // By hand. SGD adds weight_decay x weight to the gradient: w - 0.1 (1 + 0.5 w) = 0.95 w - 0.1. AdamW shrinks first and, in its first
    // step, moves by the rate whatever the gradient: 0.95 w - 0.1 too. Without decay both subtract 0.1.
    [Theory]
    [InlineData(OptimizerKind.Sgd)]
    [InlineData(OptimizerKind.AdamW)]
    public void Step_GradientOfOnes_DecaysWeightsButNotNormsAndBiases(OptimizerKind kind)
    {
        using Backbone backbone = Backbone.Create(new BackboneOptions { Kind = BackboneKind.SmallCnn, ClassCount = 3 }, seed: 1);
        using var optimizer = new TrainingOptimizer(backbone, new TrainConfig { Optimizer = kind, Momentum = 0.9, WeightDecay = 0.5 });
        Dictionary<string, float> before = First(backbone);
        foreach (Parameter parameter in backbone.parameters())
            parameter.grad = ones_like(parameter);

        optimizer.Step(0.1);

        foreach ((string name, float after) in First(backbone))
        {
            float weight = before[name];
            bool decays = name.EndsWith("conv.weight", StringComparison.Ordinal) || name == "fc.weight";
            float expected = (decays ? weight * 0.95f : weight) - 0.1f;
            Assert.Equal(expected, after, 1e-5f);
        }
    }

    // 389,091 gradients of 1 have the norm sqrt(389091) = 623.77; clipped to 1, each is 1 / 623.77.
    [Fact]
    public void Step_GradientClip_ScalesTheWholeGradientToTheLimit()
    {
        using Backbone backbone = Backbone.Create(
            new BackboneOptions { Kind = BackboneKind.SmallCnn, ClassCount = 3, InputChannels = 1 }, seed: 1);
        using var optimizer = new TrainingOptimizer(
            backbone, new TrainConfig { Optimizer = OptimizerKind.Sgd, WeightDecay = 0, GradientClip = 1 });
        Dictionary<string, float> before = First(backbone);
        foreach (Parameter parameter in backbone.parameters())
            parameter.grad = ones_like(parameter);

        optimizer.Step(10);

        foreach ((string name, float after) in First(backbone))
            Assert.Equal(before[name] - (10 / 623.77f), after, 1e-5f);
    }

    [Fact]
    public void Import_OtherOptimizersState_SaysWhatIsMissing()
    {
        using Backbone backbone = Backbone.Create(new BackboneOptions { Kind = BackboneKind.SmallCnn, ClassCount = 3 }, seed: 1);
        using var sgd = new TrainingOptimizer(backbone, new TrainConfig { Optimizer = OptimizerKind.Sgd });
        using var adam = new TrainingOptimizer(backbone, new TrainConfig { Optimizer = OptimizerKind.AdamW });
        Dictionary<string, Tensor> state = sgd.Export([]);

        MedScanException error = Assert.Throws<MedScanException>(() => adam.Import(state, "optimizer.safetensors"));

        Assert.Contains("exp_avg", error.Message, StringComparison.Ordinal);
        Assert.StartsWith("optimizer.safetensors", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, float> First(Backbone backbone)
    {
        using IDisposable noGradient = no_grad();
        return backbone.named_parameters().ToDictionary(
            named => named.name, named => named.parameter.detach().contiguous().data<float>().ToArray()[0]);
    }
}
