namespace MedScan.Training.Reports;

/// <summary>One step was made.</summary>
public sealed record StepReport : TrainingReport
{
    /// <summary>The running epoch, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs of the whole training.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps made in this epoch, from 1.</summary>
    public required int StepInEpoch { get; init; }

    /// <summary>Steps of an epoch.</summary>
    public required int StepsPerEpoch { get; init; }

    /// <summary>Steps made since the training began, over all sessions.</summary>
    public required long Step { get; init; }

    /// <summary>Loss of this batch.</summary>
    public required double Loss { get; init; }

    /// <summary>The learning rate of this step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Images per second in this epoch so far, data loading included.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Seconds until the last epoch ends, if the pace holds.</summary>
    public required double SecondsLeft { get; init; }
}
