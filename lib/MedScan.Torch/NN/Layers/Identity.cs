using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Does nothing; a placeholder.</summary>
public sealed class Identity : ParameterLessModule<Tensor, Tensor>
{
    internal Identity()
        : base(nameof(Identity))
    {
    }

    /// <summary>Gives the input back under a new handle, which can be disposed apart from it.</summary>
    /// <param name="tensor">Any tensor.</param>
    public override Tensor forward(Tensor tensor) => tensor.alias();
}
