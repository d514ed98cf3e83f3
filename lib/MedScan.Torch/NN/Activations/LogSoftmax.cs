using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Logarithms of the softmax, computed without overflow.</summary>
public sealed class LogSoftmax : ParameterLessModule<Tensor, Tensor>
{
    internal LogSoftmax(long dim)
        : base(nameof(LogSoftmax)) => this.dim = dim;

    /// <summary>The axis.</summary>
    public long dim { get; set; }

    /// <summary>Applies the function along the axis.</summary>
    /// <param name="tensor">Any shape that has the axis.</param>
    /// <returns>The input's shape.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.log_softmax(tensor, dim);
}
