using MedScan.Datasets;
using static TorchSharp.torch;

namespace MedScan.Training;

/// <summary>Turns uint8 batches into normalised float tensors.</summary>
internal sealed class BatchConverter : IDisposable
{
    private readonly int size;
    private readonly int channels;

    // One image row of factors and offsets: with the channels alone, the inner loop would be three elements long.
    private readonly Tensor scale;
    private readonly Tensor shift;

    public BatchConverter(Normalization normalization, int size, int channels)
    {
        this.size = size;
        this.channels = channels;
        var factors = new float[size * channels];
        var offsets = new float[size * channels];
        for (int i = 0; i < factors.Length; i++)
        {
            // A channel without any contrast is left as it is, shifted to 0.
            double std = Math.Max(normalization.Std[i % channels], 1e-6);
            factors[i] = (float)(1 / (255 * std));
            offsets[i] = (float)(-normalization.Mean[i % channels] / std);
        }

        scale = tensor(factors).DetachFromDisposeScope();
        shift = tensor(offsets).DetachFromDisposeScope();
    }

    /// <returns>Shape (N, C, S, S), in memory (N, S, S, C); belongs to the caller's dispose scope.</returns>
    public Tensor Convert(Batch batch) => Convert(batch.Images.Span, batch.Count);

    /// <inheritdoc cref="Convert(Batch)"/>
    public Tensor Convert(ReadOnlySpan<byte> images, int count)
    {
        using Tensor raw = empty([(long)count * size, size * channels], dtype: ScalarType.Byte);
        images.CopyTo(raw.bytes);
        using Tensor floats = raw.to(ScalarType.Float32);
        floats.mul_(scale).add_(shift);
        using Tensor rows = floats.view(count, size, size, channels);
        return rows.permute(0, 3, 1, 2);
    }

    public void Dispose()
    {
        scale.Dispose();
        shift.Dispose();
    }
}
