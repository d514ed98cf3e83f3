namespace MedScan.Training.Checkpoints;

/// <summary>How far a training has come: with weights and optimizer state, all that the next step depends on.</summary>
/// <remarks>There is no generator state, because every random draw is a function of the configuration's seed and of the
/// numbers here: order and augmentation of (seed, epoch), dropout of (seed, step). The learning rate is a function of the step.</remarks>
public sealed record TrainingProgress
{
    /// <summary>Epochs that are complete, measured and reported.</summary>
    public int Epoch { get; init; }

    /// <summary>Steps made in the epoch after those; not 0 only when a training was interrupted inside an epoch.</summary>
    public int StepInEpoch { get; init; }

    /// <summary>Steps since the training began.</summary>
    public long Step { get; init; }

    /// <summary>Steps of an epoch; a resumed training must have the same.</summary>
    public int StepsPerEpoch { get; init; }

    /// <summary>Sum over the images of the running epoch of their batch's loss.</summary>
    public double LossSum { get; init; }

    /// <summary>Images of the running epoch so far.</summary>
    public long Images { get; init; }

    /// <summary>Seconds of training over all sessions.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>The epoch, from 1, whose watched metric is best; 0 before the first epoch ends.</summary>
    public int BestEpoch { get; init; }

    /// <summary>The watched metric of that epoch; null before the first epoch ends.</summary>
    public double? BestValue { get; init; }

    /// <summary>Whether early stopping ended the training.</summary>
    public bool StoppedEarly { get; init; }
}
