using MedScan.Backbones;
using static TorchSharp.torch;

namespace MedScan.Tests.Backbones;

/// <summary>Weights and images that a formula makes equal here and in Python, so that none have to be stored.</summary>
/// <remarks>
/// The other side, run once with Debian 12's python3-torch 1.13.1 and python3-torchvision 0.14.1:
/// <code>
/// def noise(count, stream):
///     h = np.arange(count, dtype=np.uint32) * np.uint32(2654435761) + np.uint32(stream * 40503 + 12345)
///     h ^= h >> np.uint32(16); h *= np.uint32(0x85EBCA6B); h ^= h >> np.uint32(13)
///     h *= np.uint32(0xC2B2AE35); h ^= h >> np.uint32(16)
///     return h.astype(np.float64) / 2.0**32 - 0.5
///
/// def fill(model):
///     for stream, (name, t) in enumerate(sorted(model.state_dict().items())):
///         if name.endswith("num_batches_tracked"): t.fill_(1); continue
///         u = noise(t.numel(), stream)
///         if t.dim() > 1: v = 2 * u * np.sqrt(3.0 / np.prod(t.shape[1:]))
///         elif name.endswith(("bias", "running_mean")): v = 0.2 * u
///         else: v = 1.0 + u
///         t.copy_(torch.from_numpy(v.astype(np.float32)).reshape(t.shape))
///
/// x = torch.from_numpy((4 * noise(2 * channels * side * side, 999)).astype(np.float32)).reshape(2, channels, side, side)
/// model.eval(); print(model(x))
/// model.train(); y = model(x); print(y)
/// torch.nn.functional.cross_entropy(y, torch.tensor([0, 2])).backward(); print(p.grad.double().abs().sum())
/// </code>
/// </remarks>
internal static class KnownWeights
{
    public static void Fill(Backbone backbone)
    {
        using IDisposable noGradient = no_grad();
        uint stream = 0;
        foreach ((string name, Tensor target) in backbone.state_dict().OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            double[] noise = Noise((int)target.numel(), stream++);
            if (name.EndsWith("num_batches_tracked", StringComparison.Ordinal))
            {
                target.fill_(1);
                continue;
            }

            double fanIn = target.shape.Skip(1).Aggregate(1.0, (product, size) => product * size);
            Func<double, double> value = target.dim() > 1
                ? u => 2 * u * Math.Sqrt(3.0 / fanIn)
                : name.EndsWith("bias", StringComparison.Ordinal) || name.EndsWith("running_mean", StringComparison.Ordinal)
                    ? u => 0.2 * u
                    : u => 1.0 + u;
            using Tensor filled = tensor(noise.Select(u => (float)value(u)).ToArray());
            target.copy_(filled.reshape(target.shape));
        }
    }

    /// <returns>Shape (2, channels, side, side).</returns>
    public static Tensor Images(int channels, int side) =>
        tensor(Noise(2 * channels * side * side, 999).Select(u => (float)(4 * u)).ToArray()).reshape(2, channels, side, side);

    private static double[] Noise(int count, uint stream)
    {
        var result = new double[count];
        for (uint i = 0; i < count; i++)
        {
            uint h = unchecked((i * 2654435761) + (stream * 40503) + 12345);
            h ^= h >> 16;
            h = unchecked(h * 0x85EBCA6B);
            h ^= h >> 13;
            h = unchecked(h * 0xC2B2AE35);
            h ^= h >> 16;
            result[i] = (h / 4294967296.0) - 0.5;
        }

        return result;
    }
}
