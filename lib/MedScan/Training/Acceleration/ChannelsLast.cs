using MedScan.Backbones;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Training.Acceleration;

/// <summary>Reorders convolution weights in memory so that channels are innermost, as in the batches.</summary>
internal static class ChannelsLast
{
    /// <summary>Replaces each convolution's weight by an equal one of the other order; weights already in it are left alone.</summary>
    public static void Convert(Backbone backbone)
    {
        using IDisposable noGradient = no_grad();
        foreach (nn.Module module in backbone.modules())
        {
            if (module is not Conv2d convolution)
                continue;
            using Tensor innermost = convolution.weight.permute(0, 2, 3, 1);
            if (innermost.is_contiguous())
                continue;
            using Tensor reordered = innermost.contiguous();
            convolution.weight = nn.Parameter(reordered.permute(0, 3, 1, 2));
        }
    }
}
