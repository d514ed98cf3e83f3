using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Rectified linear unit, max(x, 0).</summary>
public sealed class ReLU : ParameterLessModule<Tensor, Tensor>
{
    internal ReLU(bool inplace)
        : base(nameof(ReLU)) => this.inplace = inplace;

    /// <summary>Whether the input itself is overwritten.</summary>
    public bool inplace { get; set; }

    /// <summary>Applies the function to every element.</summary>
    /// <param name="tensor">Any shape.</param>
    /// <returns>The input's shape.</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.relu(tensor, inplace);
}
