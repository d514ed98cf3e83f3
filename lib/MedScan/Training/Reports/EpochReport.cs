namespace MedScan.Training.Reports;

/// <summary>An epoch ended and was measured on the validation split.</summary>
public sealed record EpochReport : TrainingReport
{
    /// <summary>The epoch that ended, from 1.</summary>
    public required int Epoch { get; init; }

    /// <summary>Epochs of the whole training.</summary>
    public required int Epochs { get; init; }

    /// <summary>Steps made since the training began, over all sessions.</summary>
    public required long Step { get; init; }

    /// <summary>Mean loss of the epoch's batches, with augmentation, smoothing and class weights as configured.</summary>
    public required double TrainLoss { get; init; }

    /// <summary>Mean cross-entropy on the validation split, without smoothing and weights.</summary>
    public required double ValidationLoss { get; init; }

    /// <summary>Share of correct predictions, 0 to 1.</summary>
    public required double ValidationAccuracy { get; init; }

    /// <summary>Mean recall of the classes, 0 to 1.</summary>
    public required double ValidationBalancedAccuracy { get; init; }

    /// <summary>Mean F1 of the classes, 0 to 1.</summary>
    public required double ValidationMacroF1 { get; init; }

    /// <summary>Learning rate of the epoch's last step.</summary>
    public required double LearningRate { get; init; }

    /// <summary>Images per second while training in this epoch, data loading included, validation not.</summary>
    public required double ImagesPerSecond { get; init; }

    /// <summary>Seconds since the training began, over all sessions.</summary>
    public required double ElapsedSeconds { get; init; }

    /// <summary>Seconds until the last epoch ends, if the pace holds.</summary>
    public required double SecondsLeft { get; init; }

    /// <summary>Whether the watched metric is better than in every epoch before.</summary>
    public required bool IsBest { get; init; }
}
