using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What linear and convolution layers share: PyTorch's default initialisation, and owning their tensors.</summary>
internal static class LayerInit
{
    /// <summary>Draws the weight, then the bias: U(-1/sqrt(fan in), 1/sqrt(fan in)) for both.</summary>
    /// <remarks>
    /// The weight goes through <c>kaiming_uniform_</c> with a = sqrt(5), whose bound is that same number up to rounding:
    /// only so do a seed's draws equal PyTorch's to the last bit.
    /// </remarks>
    public static void Reset(Parameter weight, Parameter? bias)
    {
        nn.init.kaiming_uniform_(weight, a: Math.Sqrt(5));
        if (bias is null)
            return;
        var (fanIn, _) = nn.init.CalculateFanInAndFanOut(weight);
        if (fanIn == 0)
            return;
        var bound = 1 / Math.Sqrt(fanIn);
        nn.init.uniform_(bias, -bound, bound);
    }

    /// <summary>Takes a tensor out of the current dispose scope, so that it lives as long as its module.</summary>
    public static T Own<T>(T tensor)
        where T : Tensor => (T)tensor.DetachFromDisposeScope();

    /// <summary>Disposes what a field holds and puts another tensor there.</summary>
    public static void Replace<T>(ref T? field, T? value)
        where T : Tensor
    {
        if (ReferenceEquals(field, value))
            return;
        field?.Dispose();
        field = value is null ? null : Own(value);
    }
}
