using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>Waits before another pruner may decide, see <see cref="Pruner.Patient"/>.</summary>
internal sealed class PatientPruner : Pruner
{
    private readonly Pruner? _inner;
    private readonly int _patience;
    private readonly double _minDelta;

    public PatientPruner(Pruner? inner, int patience, double minDelta)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(patience);
        ArgumentOutOfRangeException.ThrowIfNegative(minDelta);
        _inner = inner;
        _patience = patience;
        _minDelta = minDelta;
    }

    public override bool ShouldPrune(StudyHistory history, FrozenTrial trial)
    {
        double[] scores = [.. trial.Intermediate.Values.Select(history.Score)];
        int recent = _patience + 1;
        if (scores.Length <= recent)
            return false;
        double earlier = scores[..^recent].Min(), later = scores[^recent..].Min();
        bool isStuck = double.IsPositiveInfinity(later) || earlier + _minDelta < later;
        return isStuck && (_inner?.ShouldPrune(history, trial) ?? true);
    }
}
