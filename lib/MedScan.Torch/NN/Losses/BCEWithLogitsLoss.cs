using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Binary cross entropy of scores, the sigmoid included.</summary>
public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Creates the loss.</summary>
    /// <param name="weight">Weights that broadcast to the target; they stay the caller's to dispose.</param>
    /// <param name="reduction">How the losses of a batch become one number.</param>
    /// <param name="pos_weights">Weights of positive targets per class; they stay the caller's to dispose.</param>
    public BCEWithLogitsLoss(Tensor? weight = null, nn.Reduction reduction = nn.Reduction.Mean, Tensor? pos_weights = null)
        : base(weight, reduction) => this.pos_weights = pos_weights;

    /// <summary>Weights of positive targets per class, or null.</summary>
    public Tensor? pos_weights { get; }

    /// <summary>Computes the loss.</summary>
    /// <param name="input">Logits of any shape.</param>
    /// <param name="target">Values in [0, 1] of the same shape.</param>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
}
