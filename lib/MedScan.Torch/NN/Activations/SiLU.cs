using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Sigmoid-weighted linear unit, x · sigmoid(x). Elfwing et al., arXiv:1702.03118, 2017.</summary>
public sealed class SiLU : ParameterLessModule<Tensor, Tensor>
{
    internal SiLU(bool inplace)
        : base(nameof(SiLU)) => this.inplace = inplace;

    /// <summary>Whether the input itself is overwritten.</summary>
    public bool inplace { get; set; }

    /// <summary>Applies the function to every element.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The input's shape.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.silu(tensor, inplace);
}
