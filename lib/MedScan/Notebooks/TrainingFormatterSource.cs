using System.Globalization;
using MedScan.Exploration.Reports;
using MedScan.Training;
using MedScan.Training.Reports;

namespace MedScan.Notebooks;

/// <summary>How notebooks show a finished training: a row per epoch.</summary>
internal sealed class TrainingFormatterSource
{
    private readonly IReadOnlyList<object> _formatters = Sheet.Formatters<TrainingResult>(Read);

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static Sheet Read(TrainingResult result) => new Sheet()
        .Add($"{result.Progress.Epoch} epochs in {result.Progress.ElapsedSeconds.ToString("0", CultureInfo.InvariantCulture)} s{(result.Progress.StoppedEarly ? ", stopped early" : "")}; best: epoch {result.Progress.BestEpoch}. Checkpoints: {result.BestCheckpoint}")
        .Add(new TextTable(
            ["Epoch", "Loss", "Validation loss", "Accuracy", "Balanced accuracy", "Macro F1", "Images/s", "Best"],
            [.. result.Epochs.Select(Row)]));

    private static string[] Row(EpochReport epoch) =>
    [
        epoch.Epoch.ToString(CultureInfo.InvariantCulture), Number(epoch.TrainLoss), Number(epoch.ValidationLoss), Number(epoch.ValidationAccuracy),
        Number(epoch.ValidationBalancedAccuracy), Number(epoch.ValidationMacroF1), epoch.ImagesPerSecond.ToString("0", CultureInfo.InvariantCulture), epoch.IsBest ? "best so far" : "",
    ];

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
