using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>The few layers that the architectures share.</summary>
internal static class Layers
{
    /// <summary>A convolution without bias, since a batch norm follows; padding keeps the size at stride 1.</summary>
    public static Conv2d Convolution(long inputs, long outputs, long kernel, long stride = 1) =>
        nn.Conv2d(inputs, outputs, kernel, stride: stride, padding: kernel / 2, bias: false);
}
