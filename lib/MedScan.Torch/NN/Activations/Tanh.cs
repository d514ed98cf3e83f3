using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Hyperbolic tangent.</summary>
public sealed class Tanh : ParameterLessModule<Tensor, Tensor>
{
    internal Tanh(bool inplace)
        : base(nameof(Tanh)) => this.inplace = inplace;

    /// <summary>Whether the input itself is overwritten.</summary>
    public bool inplace { get; set; }

    /// <summary>Applies the function to every element.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The input's shape.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.tanh(tensor, inplace);
}
