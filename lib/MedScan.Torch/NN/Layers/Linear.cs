using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>An affine map of the last axis: y = x Wᵀ + b.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(weight))]
    private Parameter _weight;

    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    internal Linear(long inputSize, long outputSize, bool hasBias, Device? device, ScalarType? dtype)
        : this(
            nn.Parameter(empty(outputSize, inputSize, dtype: dtype, device: device)),
            hasBias ? nn.Parameter(empty(outputSize, dtype: dtype, device: device)) : null) =>
        LayerInit.Reset(_weight, _bias);

    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        ArgumentNullException.ThrowIfNull(weight);
        if (weight.ndim != 2)
            throw new ArgumentException($"Expected a weight of shape (outputs, inputs), got {weight.ndim} axes.", nameof(weight));
        in_features = weight.shape[1];
        out_features = weight.shape[0];
        _weight = LayerInit.Own(weight);
        ConditionallyRegisterParameter(nameof(this.weight), _weight);
        this.bias = bias;
    }

    /// <summary>Length of the input's last axis.</summary>
    public long in_features { get; set; }

    /// <summary>Length of the output's last axis.</summary>
    public long out_features { get; set; }

    /// <summary>Shape (outputs, inputs). Setting it disposes the old one.</summary>
    public Parameter weight
    {
        get => _weight;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            LayerInit.Replace(ref _weight!, value);
            ConditionallyRegisterParameter(nameof(weight), _weight);
        }
    }

    /// <summary>Shape (outputs), or null. Setting it disposes the old one.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            LayerInit.Replace(ref _bias, value);
            ConditionallyRegisterParameter(nameof(bias), _bias);
        }
    }

    /// <summary>Applies the map.</summary>
    /// <param name="tensor">Shape (*, inputs).</param>
    /// <returns>Shape (*, outputs).</returns>
    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, _weight, _bias);
}
