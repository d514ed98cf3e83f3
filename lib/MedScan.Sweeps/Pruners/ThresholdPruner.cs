using System.Globalization;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>Ends what leaves bounds, see <see cref="Pruner.Threshold"/>.</summary>
internal sealed class ThresholdPruner : Pruner
{
    private readonly double _lower;
    private readonly double _upper;
    private readonly PruningSchedule _schedule;

    public ThresholdPruner(double? lower, double? upper, PruningSchedule schedule)
    {
        if (lower is null && upper is null)
            throw new ArgumentException("Expected a lower or an upper bound, got none.", nameof(lower));
        _lower = lower ?? double.NegativeInfinity;
        _upper = upper ?? double.PositiveInfinity;
        if (!(_lower <= _upper))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected a lower bound that is not above the upper one, got {_lower} and {_upper}."), nameof(lower));
        _schedule = schedule;
    }

    public override bool ShouldPrune(StudyHistory history, FrozenTrial trial) =>
        trial.TryGetLatest(out KeyValuePair<int, double>? latest)
        && _schedule.IsDue(trial, latest.Value.Key)
        && !(latest.Value.Value >= _lower && latest.Value.Value <= _upper);
}
