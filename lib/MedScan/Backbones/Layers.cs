using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>The few layers that the architectures share.</summary>
internal static class Layers
{
    /// <summary>A convolution without bias, since a batch norm follows; padding keeps the size at stride 1.</summary>
    public static Conv2d Convolution(long inputs, long outputs, long kernel, long stride = 1) =>
        nn.Conv2d(inputs, outputs, kernel, stride: stride, padding: kernel / 2, bias: false);

    /// <summary>Convolution, batch norm and ReLU in a row.</summary>
    public static Tensor Apply(Conv2d convolution, BatchNorm2d norm, Tensor input)
    {
        using Tensor convolved = convolution.call(input);
        using Tensor normed = norm.call(convolved);
        return nn.functional.relu(normed);
    }

    /// <summary>Mean over height and width, dropout while training, last layer.</summary>
    public static Tensor Head(Tensor features, SeededDropout? dropout, Linear classifier)
    {
        using Tensor pooled = features.mean([2, 3]);
        if (dropout is null)
            return classifier.call(pooled);
        using Tensor kept = dropout.call(pooled);
        return classifier.call(kept);
    }
}
