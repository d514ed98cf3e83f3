using MedScan.Backbones;
using static TorchSharp.torch;

namespace MedScan.Training.Acceleration;

/// <summary>A network whose activations are in one format and whose layers a runner computes.</summary>
internal sealed class FusedModel(Backbone backbone, LayerRunner layers, ScalarType format) : IPreparedModel
{
    public Tensor Forward(Tensor images)
    {
        using Tensor converted = images.to(format);
        return backbone.Compute(converted, layers);
    }

    public void Dispose() => (layers as IDisposable)?.Dispose();
}
