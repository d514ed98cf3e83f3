using MedScan.Notebooks;
using MedScan.Training.Checkpoints;
using MedScan.Training.Reports;

namespace MedScan.Training;

/// <summary>What a finished training left behind.</summary>
/// <param name="LastCheckpoint">Folder of the weights after the last epoch, with all that is needed to resume.</param>
/// <param name="BestCheckpoint">Folder of the weights of the best epoch.</param>
/// <param name="Progress">How far it came.</param>
/// <param name="Epochs">Reports of the epochs of this session; a resumed training does not repeat the earlier ones.</param>
[TypeFormatterSource(typeof(TrainingFormatterSource))]
public sealed record TrainingResult(
    string LastCheckpoint, string BestCheckpoint, TrainingProgress Progress, IReadOnlyList<EpochReport> Epochs);
