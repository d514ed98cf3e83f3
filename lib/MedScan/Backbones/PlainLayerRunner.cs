using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>Calls the modules one after the other.</summary>
internal sealed class PlainLayerRunner : LayerRunner
{
    public override Tensor ConvolutionNorm(Conv2d convolution, BatchNorm2d norm, Tensor input, Tensor? residual, bool relu)
    {
        using Tensor convolved = convolution.call(input);
        Tensor result = norm.call(convolved);
        if (residual is not null)
        {
            using Tensor normed = result;
            result = normed.add(residual);
        }

        if (!relu)
            return result;
        using Tensor linear = result;
        return nn.functional.relu(linear);
    }

    public override Tensor MaxPool(Tensor input, long kernel, long stride, long padding) =>
        nn.functional.max_pool2d(input, kernel, stride: stride, padding: padding);
}
