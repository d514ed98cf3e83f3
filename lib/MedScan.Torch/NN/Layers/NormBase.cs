using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Base class of normalisation layers with running statistics.</summary>
public abstract class NormBase : nn.Module<Tensor, Tensor>
{
    [ComponentName(Name = nameof(bias))]
    private Parameter? _bias;

    [ComponentName(Name = nameof(weight))]
    private Parameter? _weight;

    [ComponentName(Name = nameof(running_mean))]
    private Tensor? _runningMean;

    [ComponentName(Name = nameof(running_var))]
    private Tensor? _runningVariance;

    [ComponentName(Name = nameof(num_batches_tracked))]
    private Tensor? _batchesTracked;

    /// <summary>Creates the layer with weight 1, bias 0, running mean 0 and running variance 1.</summary>
    /// <param name="num_features">The channels C.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="momentum">Share of a new batch in the running statistics; null for the plain average of all batches.</param>
    /// <param name="affine">Whether to learn a scale and an offset per channel.</param>
    /// <param name="track_running_stats">Whether to keep running statistics for evaluation mode.</param>
    /// <param name="device">Where the tensors lie.</param>
    /// <param name="dtype">The tensors' type.</param>
    /// <param name="name">Shown in messages.</param>
    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, Device? device, ScalarType? dtype, string name)
        : base(name)
    {
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        if (affine)
        {
            weight = nn.Parameter(ones(num_features, dtype: dtype, device: device));
            bias = nn.Parameter(zeros(num_features, dtype: dtype, device: device));
        }
        if (track_running_stats)
        {
            running_mean = zeros(num_features, dtype: dtype, device: device);
            running_var = ones(num_features, dtype: dtype, device: device);
            // A count stays an integer whatever the layer's type, as in PyTorch: bfloat16 cannot count beyond 256.
            num_batches_tracked = tensor(0L, dtype: ScalarType.Int64, device: device);
        }
    }

    /// <summary>The channels C.</summary>
    public long num_features { get; private set; }

    /// <summary>Added to the variance.</summary>
    public double eps { get; set; }

    /// <summary>Share of a new batch in the running statistics; null for the plain average of all batches.</summary>
    public double? momentum { get; set; }

    /// <summary>Whether a scale and an offset are learned.</summary>
    public bool affine { get; private set; }

    /// <summary>Whether running statistics are kept.</summary>
    public bool track_running_stats { get; private set; }

    /// <summary>Shape (C): the scale. Null when not affine. Setting it disposes the old one.</summary>
    public Parameter weight
    {
        get => _weight!;
        set
        {
            LayerInit.Replace(ref _weight, value);
            ConditionallyRegisterParameter(nameof(weight), _weight);
        }
    }

    /// <summary>Shape (C): the offset. Null when not affine. Setting it disposes the old one.</summary>
    public Parameter? bias
    {
        get => _bias;
        set
        {
            LayerInit.Replace(ref _bias, value);
            ConditionallyRegisterParameter(nameof(bias), _bias);
        }
    }

    /// <summary>Shape (C). Null when not tracked. Setting it disposes the old one.</summary>
    public Tensor? running_mean
    {
        get => _runningMean;
        set
        {
            LayerInit.Replace(ref _runningMean, value);
            ConditionallyRegisterBuffer(nameof(running_mean), _runningMean);
        }
    }

    /// <summary>Shape (C), the unbiased variance. Null when not tracked. Setting it disposes the old one.</summary>
    public Tensor? running_var
    {
        get => _runningVariance;
        set
        {
            LayerInit.Replace(ref _runningVariance, value);
            ConditionallyRegisterBuffer(nameof(running_var), _runningVariance);
        }
    }

    /// <summary>A scalar count of training batches. Null when not tracked. Setting it disposes the old one.</summary>
    public Tensor? num_batches_tracked
    {
        get => _batchesTracked;
        set
        {
            LayerInit.Replace(ref _batchesTracked, value);
            ConditionallyRegisterBuffer(nameof(num_batches_tracked), _batchesTracked);
        }
    }

    /// <summary>Sets the running mean to 0, the variance to 1 and the count to 0.</summary>
    public void reset_running_stats()
    {
        if (!track_running_stats)
            return;
        nn.init.zeros_(_runningMean!);
        nn.init.ones_(_runningVariance!);
        nn.init.zeros_(_batchesTracked!);
    }

    /// <summary>Resets the running statistics, the scale to 1 and the offset to 0.</summary>
    public void reset_parameters()
    {
        reset_running_stats();
        if (!affine)
            return;
        nn.init.ones_(_weight!);
        nn.init.zeros_(_bias!);
    }

    /// <summary>Checks the axes of an input.</summary>
    /// <param name="input">The input of <c>forward</c>.</param>
    /// <exception cref="ArgumentException">Their number is wrong.</exception>
    protected abstract void ValidateInputDimensions(Tensor input);
}
