using MedScan.Backbones;
using MedScan.Experiments;
using MedScan.Training.Acceleration;
using MedScan.Training.Optimization;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Benchmarks;

/// <summary>Training and inference steps as the trainer makes them, on one batch that stays in memory.</summary>
internal sealed class ResNet18Steps : IDisposable
{
    private readonly Backbone backbone;
    private readonly IPreparedModel training;
    private readonly TrainingOptimizer optimizer;
    private readonly Tensor images;
    private readonly Tensor labels;

    public ResNet18Steps(Precision precision, int batch, int side, int classes)
    {
        Precision = Accelerations.Current.Resolve(precision);
        backbone = Backbone.Create(new() { Kind = BackboneKind.ResNet18, ClassCount = classes }, 0);
        training = Accelerations.Current.PrepareForTraining(backbone, Precision);
        optimizer = new TrainingOptimizer(backbone, new TrainConfig());
        backbone.train();
        images = randn(batch, side, side, 3).permute(0, 3, 1, 2);
        labels = randint(0, classes, [batch], ScalarType.Int64);
    }

    public Precision Precision { get; }

    public void Train(int steps)
    {
        for (int i = 0; i < steps; i++)
            Step(images, labels);
    }

    /// <param name="batch">(N, 3, side, side), normalised.</param>
    /// <param name="targets">Class indices, length N.</param>
    public void Step(Tensor batch, Tensor targets)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor loss = nn.functional.cross_entropy(training.Forward(batch), targets);
        optimizer.ClearGradients();
        loss.backward();
        optimizer.Step(1e-3);
        _ = loss.item<float>();
    }

    public Action<int> Inference()
    {
        IPreparedModel inference = Accelerations.Current.PrepareForInference(backbone, Precision);
        return steps =>
        {
            using IDisposable noGradient = inference_mode();
            for (int i = 0; i < steps; i++)
            {
                using DisposeScope scope = NewDisposeScope();
                inference.Forward(images);
            }
        };
    }

    public void Dispose()
    {
        optimizer.Dispose();
        training.Dispose();
        backbone.Dispose();
        images.Dispose();
        labels.Dispose();
    }
}
