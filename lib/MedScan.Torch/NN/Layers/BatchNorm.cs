using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Base class of batch normalisation layers. Ioffe and Szegedy, arXiv:1502.03167, 2015.</summary>
public abstract class BatchNorm : NormBase
{
    /// <summary>Creates the layer with weight 1, bias 0, running mean 0 and running variance 1.</summary>
    /// <param name="num_features">The channels C.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Share of a new batch in the running statistics.</param>
    /// <param name="affine">Whether to learn a scale and an offset per channel.</param>
    /// <param name="track_running_stats">Whether to keep running statistics for evaluation mode.</param>
    /// <param name="device">Where the tensors lie.</param>
    /// <param name="dtype">The tensors' type.</param>
    /// <param name="name">Shown in messages.</param>
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>Normalises by the batch's statistics when training or where none are kept, else by the running ones.</summary>
    /// <param name="input">Axis 1 is the channels.</param>
    /// <returns>The input's shape.</returns>
    /// <exception cref="ArgumentException">The number of axes is wrong.</exception>
    public override Tensor forward(Tensor input)
    {
        ValidateInputDimensions(input);
        var share = momentum ?? 0;
        if (training && num_batches_tracked is { } count)
        {
            using (no_grad())
                count.add_(1);
            if (momentum is null)
                share = 1.0 / count.item<long>();
        }
        var byBatch = training || running_mean is null;
        var keepStatistics = !training || track_running_stats;
        return nn.functional.batch_norm(
            input,
            keepStatistics ? running_mean : null,
            keepStatistics ? running_var : null,
            weight,
            bias,
            byBatch,
            share,
            eps);
    }
}
