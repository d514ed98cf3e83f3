using MedScan.Backbones;
using MedScan.Torch.Accelerated;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Training.Acceleration;

/// <summary>Differentiable layers with batch statistics; weights stay 32-bit floats and are rounded as they are used.</summary>
internal sealed class FusedTrainingRunner : LayerRunner
{
    public override Tensor ConvolutionNorm(Conv2d convolution, BatchNorm2d norm, Tensor input, Tensor? residual, bool relu)
    {
        using Tensor convolved = FusedOperators.MixedConv2d(
            input, convolution.weight, convolution.bias, convolution.stride, convolution.padding!, convolution.dilation);
        norm.num_batches_tracked!.add_(1);
        return FusedOperators.BatchNormAct(
            convolved, residual, norm.weight, norm.bias!, norm.running_mean!, norm.running_var!, norm.momentum!.Value,
            norm.eps, relu);
    }

    public override Tensor MaxPool(Tensor input, long kernel, long stride, long padding) =>
        FusedOperators.MaxPool2d(input, [kernel, kernel], [stride, stride], [padding, padding]);
}
