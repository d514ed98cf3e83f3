using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>In training, sets a random share of the elements to zero and scales up the rest.</summary>
public sealed class Dropout : ParameterLessModule<Tensor, Tensor>
{
    internal Dropout(double p, bool inplace)
        : base(nameof(Dropout))
    {
        if (p is not (>= 0 and <= 1))
            throw new ArgumentException($"Expected a dropout probability in [0, 1], got {p}.", nameof(p));
        this.p = p;
        this.inplace = inplace;
    }

    /// <summary>Whether the input itself is overwritten.</summary>
    public bool inplace { get; set; }

    /// <summary>The share set to zero, in [0, 1].</summary>
    public double p { get; set; }

    /// <summary>Drops elements in training mode; gives the values back unchanged in evaluation mode.</summary>
    /// <param name="tensor">Any shape.</param>
    public override Tensor forward(Tensor tensor) => nn.functional.dropout(tensor, p, training, inplace);
}
