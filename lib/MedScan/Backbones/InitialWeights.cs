using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>Draws the weights that a network starts from, as torchvision does for its ResNets.</summary>
internal static class InitialWeights
{
    /// <summary>Convolutions: Kaiming normal with the fan of the output (He et al., ICCV 2015). Linear layers: uniform within
    /// 1 / sqrt(inputs), PyTorch's default. Batch norms keep weight 1 and bias 0.</summary>
    /// <param name="backbone">The network; called without gradients.</param>
    /// <param name="seed">Seeds a generator of its own, so that nothing else in the process changes the draws or is changed by them.</param>
    public static void Draw(Backbone backbone, int seed)
    {
        using var generator = new Generator((ulong)(uint)seed);
        foreach (nn.Module module in backbone.modules())
        {
            switch (module)
            {
                case Conv2d convolution:
                    long[] shape = convolution.weight.shape;
                    convolution.weight.normal_(0, Math.Sqrt(2.0 / (shape[0] * shape[2] * shape[3])), generator);
                    break;
                case Linear linear:
                    double bound = 1 / Math.Sqrt(linear.weight.shape[1]);
                    linear.weight.uniform_(-bound, bound, generator);
                    linear.bias?.uniform_(-bound, bound, generator);
                    break;
            }
        }
    }
}
