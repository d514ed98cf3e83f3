using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Cross entropy of class scores, log-softmax included.</summary>
        /// <param name="weight">Shape (C): one weight per class.</param>
        /// <param name="ignore_index">A label that counts for nothing.</param>
        /// <param name="reduction">How the losses of a batch become one number; the mean is weighted.</param>
        public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null, Reduction reduction = Reduction.Mean) =>
            new(weight, ignore_index, reduction);

        /// <summary>Negative log-likelihood of log-probabilities.</summary>
        /// <param name="weight">Shape (C): one weight per class.</param>
        /// <param name="reduction">How the losses of a batch become one number; the mean is weighted.</param>
        public static NLLLoss NLLLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

        /// <summary>Squared error.</summary>
        /// <param name="reduction">How the errors become one number.</param>
        public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

        /// <summary>Binary cross entropy of scores, the sigmoid included.</summary>
        /// <param name="weight">Weights that broadcast to the target.</param>
        /// <param name="reduction">How the losses of a batch become one number.</param>
        /// <param name="pos_weights">Weights of positive targets per class.</param>
        public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
            new(weight, reduction, pos_weights);
    }
}
