using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Exploration;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Training.Optimization;

/// <summary>What training makes small: cross entropy, weighted by class where the configuration says so, or the focal loss.</summary>
internal sealed class TrainingLoss : IDisposable
{
    private readonly Tensor? weights;
    private readonly double smoothing;
    private readonly double gamma;

    /// <param name="config">Its balance is a concrete one.</param>
    /// <param name="dataset">Where the labels are.</param>
    /// <param name="train">The images that are trained on.</param>
    public TrainingLoss(TrainConfig config, ImageDataset dataset, IReadOnlyList<int> train)
    {
        smoothing = config.LabelSmoothing;
        gamma = config.Balance == BalanceKind.Focal ? config.FocalGamma : 0;
        ClassBalance balance = ClassBalance.Of(dataset, train);
        weights = config.Balance switch
        {
            BalanceKind.ClassWeights => Row(balance.InverseFrequencyWeights()),
            BalanceKind.EffectiveNumber => Row(balance.EffectiveNumberWeights(config.EffectiveNumberBeta)),
            BalanceKind.Auto => throw new ArgumentException("Expected a balance that was chosen, got auto.", nameof(config)),
            _ => null,
        };
    }

    /// <param name="logits">Shape (N, C).</param>
    /// <param name="labels">Shape (N), int64.</param>
    /// <returns>A single number; the mean over the batch, weighted where there are weights.</returns>
    public Tensor Of(Tensor logits, Tensor labels) => gamma > 0
        ? Focal(logits, labels, gamma, smoothing)
        : nn.functional.cross_entropy(logits, labels, weights, label_smoothing: smoothing);

    /// <summary>Mean over the batch of sum over k of -q_k (1 - p_k)^gamma log p_k, where p are the probabilities and q is the target: 1 for
    /// the true class, with label smoothing 1 - s there plus s / C everywhere. With gamma 0 it is the cross entropy.</summary>
    /// <remarks>Lin, Goyal, Girshick, He and Dollár, Focal loss for dense object detection, ICCV 2017, without class weights (alpha).</remarks>
    public static Tensor Focal(Tensor logits, Tensor labels, double gamma, double smoothing)
    {
        // Logits may be bfloat16, whose 1 - p has no digits left near 1.
        Tensor logProbabilities = nn.functional.log_softmax(logits.to(ScalarType.Float32), 1);
        // Away from 0, where the slope of a power below 1 is infinite.
        Tensor missing = logProbabilities.expm1().neg().clamp_min(1e-6.ToScalar());
        Tensor terms = missing.pow(gamma.ToScalar()) * logProbabilities;
        Tensor truth = terms.gather(1, labels.unsqueeze(1)).squeeze(1);
        Tensor loss = smoothing == 0 ? truth : (truth * (1 - smoothing)) + (terms.mean([1]) * smoothing);
        return loss.mean().neg();
    }

    public void Dispose() => weights?.Dispose();

    private static Tensor Row(IReadOnlyList<double> values) => tensor(values.Select(value => (float)value).ToArray()).DetachFromDisposeScope();
}
