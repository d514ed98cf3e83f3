using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Base class of losses with weights.</summary>
/// <typeparam name="T1">The prediction's type.</typeparam>
/// <typeparam name="T2">The target's type.</typeparam>
/// <typeparam name="TResult">The loss's type.</typeparam>
public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
{
    /// <summary>Creates the loss.</summary>
    /// <param name="weight">The weights; they stay the caller's to dispose.</param>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public WeightedLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean)
        : base(reduction) => this.weight = weight;

    /// <summary>The weights, or null.</summary>
    public Tensor? weight { get; }
}
