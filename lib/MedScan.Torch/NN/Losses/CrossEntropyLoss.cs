using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Cross entropy of class scores, log-softmax included.</summary>
public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
{
    /// <summary>Creates the loss.</summary>
    /// <param name="weight">Shape (C): one weight per class; they stay the caller's to dispose.</param>
    /// <param name="ignore_index">A label that counts for nothing.</param>
    /// <param name="reduction">How the losses of a batch become one number; the mean is weighted.</param>
    /// <param name="label_smoothing">Share of the target spread evenly over all classes, in [0, 1].</param>
    public CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, nn.Reduction reduction = nn.Reduction.Mean, double label_smoothing = 0.0)
        : base(weight, reduction)
    {
        this.ignore_index = ignore_index;
        this.label_smoothing = label_smoothing;
    }

    /// <summary>A label that counts for nothing, or null.</summary>
    public long? ignore_index { get; }

    /// <summary>Share of the target spread evenly over all classes.</summary>
    public double label_smoothing { get; }

    /// <summary>Computes the loss.</summary>
    /// <param name="input">Logits of shape (N, C, ...).</param>
    /// <param name="target">Int64 labels of shape (N, ...), or probabilities of the logits' shape.</param>
    public override Tensor forward(Tensor input, Tensor target) =>
        nn.functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction, label_smoothing);
}
