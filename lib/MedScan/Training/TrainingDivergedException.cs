namespace MedScan.Training;

/// <summary>The loss became infinite or not a number, so that no further step makes sense.</summary>
public sealed class TrainingDivergedException : MedScanException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="step">The step since the training began, from 1.</param>
    /// <param name="loss">The loss of that step.</param>
    /// <param name="learningRate">The learning rate of that step.</param>
    public TrainingDivergedException(int epoch, long step, double loss, double learningRate)
        : base(FormattableString.Invariant(
            $"The loss became {loss} in epoch {epoch}, step {step}, at learning rate {learningRate:g3}. ")
            + "Try a learning rate ten times smaller (train.learning_rate), gradient clipping (train.gradient_clip=1) "
            + "or a longer warm-up (train.warmup_epochs). The last checkpoint, if an epoch was finished, is from before.")
    {
        Epoch = epoch;
        Step = step;
        Loss = loss;
        LearningRate = learningRate;
    }

    /// <summary>The epoch, from 1.</summary>
    public int Epoch { get; }

    /// <summary>The step since the training began, from 1.</summary>
    public long Step { get; }

    /// <summary>Infinite or not a number.</summary>
    public double Loss { get; }

    /// <summary>The learning rate of that step.</summary>
    public double LearningRate { get; }
}
