using MedScan.Backbones;
using MedScan.Torch.Accelerated;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Training.Acceleration;

/// <summary>Layers for inference: each batch norm's running statistics are folded into the convolution before it, once.</summary>
internal sealed class FrozenRunner(ScalarType format) : LayerRunner, IDisposable
{
    private readonly Dictionary<Conv2d, FrozenConv2d> frozen = new(ReferenceEqualityComparer.Instance);
    private readonly Lock gate = new();

    public override Tensor ConvolutionNorm(Conv2d convolution, BatchNorm2d norm, Tensor input, Tensor? residual, bool relu)
    {
        FrozenConv2d? layer;
        lock (gate)
        {
            if (!frozen.TryGetValue(convolution, out layer))
                frozen.Add(convolution, layer = Freeze(convolution, norm, relu));
        }

        return layer.Run(input, residual);
    }

    public override Tensor MaxPool(Tensor input, long kernel, long stride, long padding) =>
        FusedOperators.MaxPool2d(input, [kernel, kernel], [stride, stride], [padding, padding]);

    public void Dispose()
    {
        foreach (FrozenConv2d layer in frozen.Values)
            layer.Dispose();
        frozen.Clear();
    }

    // norm(conv(x)) = conv(x) * scale + (bias - mean * scale), with scale = weight / sqrt(variance + eps) per output channel.
    private FrozenConv2d Freeze(Conv2d convolution, BatchNorm2d norm, bool relu)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor scale = norm.weight / (norm.running_var! + norm.eps).sqrt();
        Tensor shift = norm.bias! - (norm.running_mean! * scale);
        return new FrozenConv2d(
            convolution.weight * scale.view(-1, 1, 1, 1), shift, convolution.stride, convolution.padding!,
            convolution.dilation, relu, format);
    }
}
