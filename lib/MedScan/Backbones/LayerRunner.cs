using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>How the layers of a network are computed. A network says what follows what; a runner says in which format and by which operators.</summary>
internal abstract class LayerRunner
{
    /// <summary>Layer by layer, by the modules' own forward passes.</summary>
    public static LayerRunner Plain { get; } = new PlainLayerRunner();

    /// <summary>Convolution, batch norm, then the residual's sum, then the ReLU.</summary>
    /// <param name="convolution">Without bias.</param>
    /// <param name="norm">The batch norm behind it.</param>
    /// <param name="input">(N, C, H, W).</param>
    /// <param name="residual">Like the result, or null. Its memory may become the result's: it must not be read afterwards.</param>
    /// <param name="relu">Whether negative results become zero.</param>
    /// <returns>(N, outputs, H', W'); the caller disposes it.</returns>
    public abstract Tensor ConvolutionNorm(
        Conv2d convolution, BatchNorm2d norm, Tensor input, Tensor? residual = null, bool relu = true);

    /// <summary>Maximum over square windows.</summary>
    /// <param name="input">(N, C, H, W).</param>
    /// <param name="kernel">Side of the window.</param>
    /// <param name="stride">Step of the window.</param>
    /// <param name="padding">Pixels at each side that never are the maximum.</param>
    /// <returns>(N, C, H', W'); the caller disposes it.</returns>
    public abstract Tensor MaxPool(Tensor input, long kernel, long stride, long padding);

    /// <summary>Mean over height and width in 32-bit floats, dropout while training, last layer.</summary>
    /// <param name="features">(N, C, H, W).</param>
    /// <param name="dropout">Null where none is configured.</param>
    /// <param name="classifier">C features to logits.</param>
    /// <returns>(N, classes), 32-bit floats; the caller disposes it.</returns>
    public static Tensor Head(Tensor features, SeededDropout? dropout, Linear classifier)
    {
        using Tensor pooled = features.mean([2, 3], type: ScalarType.Float32);
        if (dropout is null)
            return classifier.call(pooled);
        using Tensor kept = dropout.call(pooled);
        return classifier.call(kept);
    }
}
