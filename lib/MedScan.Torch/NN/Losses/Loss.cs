using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Base class of losses of a prediction and a target.</summary>
/// <typeparam name="T1">The prediction's type.</typeparam>
/// <typeparam name="T2">The target's type.</typeparam>
/// <typeparam name="TResult">The loss's type.</typeparam>
public abstract class Loss<T1, T2, TResult> : nn.Module<T1, T2, TResult>
{
    /// <summary>Creates the loss.</summary>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    public Loss(nn.Reduction reduction = nn.Reduction.Mean)
        : base(nameof(Loss<,,>)) => this.reduction = reduction;

    /// <summary>How the losses of a batch become one number.</summary>
    public nn.Reduction reduction { get; }
}
