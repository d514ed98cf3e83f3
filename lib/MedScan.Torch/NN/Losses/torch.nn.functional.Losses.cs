using MedScan.Torch.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static partial class functional
        {
            // libtorch's own "no label is ignored".
            private const long NoIgnoreIndex = -100;

            /// <summary>Cross entropy of class scores, log-softmax included.</summary>
            /// <param name="input">Logits of shape (N, C, ...) or (C).</param>
            /// <param name="target">Int64 labels of shape (N, ...), or probabilities of the logits' shape.</param>
            /// <param name="weight">Shape (C): one weight per class, or null.</param>
            /// <param name="ignore_index">A label that counts for nothing.</param>
            /// <param name="reduction">How the losses of a batch become one number; the mean is weighted.</param>
            /// <param name="label_smoothing">Share of the target spread evenly over all classes, in [0, 1].</param>
            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = NoIgnoreIndex, Reduction reduction = Reduction.Mean, double label_smoothing = 0.0) =>
                Ops.Call("cross_entropy_loss", input, target, weight, (long)reduction, ignore_index, label_smoothing);

            /// <summary>Negative log-likelihood of log-probabilities.</summary>
            /// <param name="input">Log-probabilities of shape (N, C, ...) or (C).</param>
            /// <param name="target">Int64 labels of shape (N, ...).</param>
            /// <param name="weight">Shape (C): one weight per class, or null.</param>
            /// <param name="reduction">How the losses of a batch become one number; the mean is weighted.</param>
            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Ops.Call("nll_loss_nd", input, target, weight, (long)reduction, NoIgnoreIndex);

            /// <summary>Squared error.</summary>
            /// <param name="input">Any shape.</param>
            /// <param name="target">The same shape.</param>
            /// <param name="reduction">How the errors become one number.</param>
            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Ops.Call("mse_loss", input, target, (long)reduction);

            /// <summary>Binary cross entropy of scores, the sigmoid included.</summary>
            /// <param name="input">Logits of any shape.</param>
            /// <param name="target">Values in [0, 1] of the same shape.</param>
            /// <param name="weight">Weights that broadcast to the target, or null.</param>
            /// <param name="reduction">How the losses of a batch become one number.</param>
            /// <param name="pos_weights">Weights of positive targets per class, or null.</param>
            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Ops.Call("binary_cross_entropy_with_logits", input, target, weight, pos_weights, (long)reduction);
        }
    }
}
