using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Probabilities along one axis: exp(x) / sum exp(x).</summary>
public sealed class Softmax : ParameterLessModule<Tensor, Tensor>
{
    internal Softmax(long dim)
        : base(nameof(Softmax)) => this.dim = dim;

    /// <summary>The axis.</summary>
    public long dim { get; set; }

    /// <summary>Applies the function along the axis.</summary>
    /// <param name="tensor">Any shape that has the axis.</param>
    /// <returns>The input's shape.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.softmax(tensor, dim);
}
