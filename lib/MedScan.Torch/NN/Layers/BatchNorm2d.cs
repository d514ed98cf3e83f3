using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of images, per channel.</summary>
public sealed class BatchNorm2d : BatchNorm
{
    internal BatchNorm2d(long num_features, double eps, double momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, nameof(BatchNorm2d))
    {
    }

    /// <inheritdoc/>
    protected override void ValidateInputDimensions(Tensor input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.ndim != 4)
            throw new ArgumentException($"expected 4D input (N, C, H, W), but got {input.ndim}D input.", nameof(input));
        if (input.shape[1] != num_features)
            throw new ArgumentException($"Expected (N, {num_features}, H, W), got ({string.Join(", ", input.shape)}).", nameof(input));
    }
}
