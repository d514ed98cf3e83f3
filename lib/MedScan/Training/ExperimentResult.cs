using MedScan.Metrics;

namespace MedScan.Training;

/// <summary>What a finished experiment left behind.</summary>
/// <param name="Folder">The run's folder.</param>
/// <param name="Training">Epochs and checkpoints.</param>
/// <param name="Evaluation">The best weights, measured on the test split; also in <c>evaluation.json</c>.</param>
public sealed record ExperimentResult(string Folder, TrainingResult Training, ClassificationReport Evaluation);
