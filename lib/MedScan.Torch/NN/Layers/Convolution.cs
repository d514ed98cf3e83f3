using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Base class of convolution layers: the weight, the bias and the geometry.</summary>
public abstract class Convolution : nn.Module<Tensor, Tensor>
{
    /// <summary>The bias, or null.</summary>
    [ComponentName(Name = nameof(bias))]
    protected Parameter? _bias;

    /// <summary>The kernels.</summary>
    [ComponentName(Name = nameof(weight))]
    protected Parameter? _weight;

    /// <summary>Padding for <c>functional.pad</c>: last axis first, before and after.</summary>
    protected long[] _reversed_padding_repeated_twice = [];

    /// <summary>Creates the layer and draws its weights as PyTorch does.</summary>
    /// <param name="name">Shown in messages.</param>
    /// <param name="in_channels">Channels of the input, a multiple of <paramref name="groups"/>.</param>
    /// <param name="out_channels">Channels of the output, a multiple of <paramref name="groups"/>.</param>
    /// <param name="kernel_size">One length per spatial axis.</param>
    /// <param name="stride">One step per spatial axis.</param>
    /// <param name="padding">One amount per spatial axis, on both sides; zero by default.</param>
    /// <param name="padding_type">In place of <paramref name="padding"/>, or null.</param>
    /// <param name="dilation">Distance between kernel elements per spatial axis.</param>
    /// <param name="transposed">Whether the weight lies as (in, out / groups, ...).</param>
    /// <param name="output_padding">Used by transposed convolutions only.</param>
    /// <param name="groups">Blocks of channels that do not see each other.</param>
    /// <param name="bias">Whether to add a learned constant per output channel.</param>
    /// <param name="padding_mode">What the padding is filled with.</param>
    /// <param name="device">Where the parameters lie.</param>
    /// <param name="dtype">The parameters' type.</param>
    /// <exception cref="ArgumentException">The channels are not multiples of the groups, or the padding cannot be had.</exception>
    protected Convolution(string name, long in_channels, long out_channels, long[] kernel_size, long[] stride, long[]? padding, Padding? padding_type, long[] dilation, bool transposed, long[] output_padding, long groups, bool bias, PaddingModes padding_mode, Device? device = null, ScalarType? dtype = null)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(kernel_size);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(groups);
        if (in_channels % groups != 0 || out_channels % groups != 0)
            throw new ArgumentException($"Expected channels that are multiples of groups = {groups}, got {in_channels} in and {out_channels} out.", nameof(groups));
        if (transposed && padding_mode != PaddingModes.Zeros)
            throw new ArgumentException("Only PaddingModes.Zeros is supported for ConvTransposeND", nameof(padding_mode));
        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.dilation = dilation;
        this.transposed = transposed;
        this.output_padding = output_padding;
        this.groups = groups;
        this.padding_mode = padding_mode;
        if (padding_type is { } type)
            SetPadding(type);
        else
            SetPadding(padding ?? new long[kernel_size.Length]);

        long[] channels = transposed ? [in_channels, out_channels / groups] : [out_channels, in_channels / groups];
        weight = nn.Parameter(empty([.. channels, .. kernel_size], dtype: dtype, device: device));
        if (bias)
            this.bias = nn.Parameter(empty(out_channels, dtype: dtype, device: device));
        reset_parameters();
    }

    /// <summary>Channels of the input.</summary>
    public long in_channels { get; }

    /// <summary>Channels of the output.</summary>
    public long out_channels { get; }

    /// <summary>Whether this is a transposed convolution.</summary>
    public bool transposed { get; }

    /// <summary>The named padding, or null where amounts are given.</summary>
    public Padding? padding_type { get; private set; }

    /// <summary>Padding per spatial axis, or null where it is named.</summary>
    public long[]? padding { get; private set; }

    /// <summary>What the padding is filled with.</summary>
    public PaddingModes padding_mode { get; set; }

    /// <summary>Blocks of channels that do not see each other.</summary>
    public long groups { get; set; }

    /// <summary>Kernel length per spatial axis.</summary>
    public long[] kernel_size { get; set; }

    /// <summary>Step per spatial axis.</summary>
    public long[] stride { get; set; }

    /// <summary>Distance between kernel elements per spatial axis.</summary>
    public long[] dilation { get; set; }

    /// <summary>Used by transposed convolutions only.</summary>
    public long[] output_padding { get; set; }

    /// <summary>Shape (out, in / groups, kernel...). Setting it disposes the old one.</summary>
    public Parameter weight
    {
        get => _weight!;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            LayerInit.Replace(ref _weight, value);
            ConditionallyRegisterParameter(nameof(weight), _weight);
        }
    }

    /// <summary>Shape (out), or null. Setting it disposes the old one.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            LayerInit.Replace(ref _bias, value);
            ConditionallyRegisterParameter(nameof(bias), _bias);
        }
    }

    /// <summary>Draws new weights, then new biases, uniformly within 1/sqrt(fan in).</summary>
    public void reset_parameters() => LayerInit.Reset(weight, bias);

    /// <summary>Pads by amounts.</summary>
    /// <param name="padding">One amount per spatial axis, on both sides.</param>
    public void SetPadding(long[] padding)
    {
        ArgumentNullException.ThrowIfNull(padding);
        padding_type = null;
        this.padding = padding;
        _reversed_padding_repeated_twice = [.. padding.Reverse().SelectMany(amount => new[] { amount, amount })];
    }

    /// <summary>Pads by name.</summary>
    /// <param name="padding">The padding.</param>
    /// <exception cref="ArgumentException"><see cref="Padding.Same"/> with a stride, or a transposed convolution.</exception>
    public void SetPadding(Padding padding)
    {
        if (transposed)
            throw new ArgumentException("Cannot set padding type on ConvTransposeND", nameof(padding));
        if (padding == Padding.Same && stride.Any(step => step != 1))
            throw new ArgumentException("padding='same' is not supported for strided convolutions", nameof(padding));
        this.padding = null;
        padding_type = padding;
        _reversed_padding_repeated_twice = new long[kernel_size.Length * 2];
        if (padding != Padding.Same)
            return;
        for (var axis = 0; axis < kernel_size.Length; axis++)
        {
            var total = dilation[axis] * (kernel_size[axis] - 1);
            var place = 2 * (kernel_size.Length - 1 - axis);
            _reversed_padding_repeated_twice[place] = total / 2;
            _reversed_padding_repeated_twice[place + 1] = total - total / 2;
        }
    }

    /// <summary>Whether an input has the right number of axes and channels.</summary>
    /// <param name="input">Shape (N, C, spatial...) or (C, spatial...).</param>
    /// <param name="dimensions">The number of spatial axes.</param>
    protected bool ValidateShape(Tensor input, long dimensions)
    {
        ArgumentNullException.ThrowIfNull(input);
        var shape = input.shape;
        return (shape.Length == dimensions + 2 && shape[1] == in_channels)
            || (shape.Length == dimensions + 1 && shape[0] == in_channels);
    }
}
