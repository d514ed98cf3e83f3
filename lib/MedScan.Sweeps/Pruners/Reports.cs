using System.Diagnostics.CodeAnalysis;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Pruners;

/// <summary>What pruners ask of a trial's reports. Scores are smaller for better values in every study.</summary>
internal static class Reports
{
    /// <summary>A value as score; not-a-number is the worst.</summary>
    public static double Score(this StudyHistory history, double value) =>
        double.IsNaN(value) ? double.PositiveInfinity : history.IsMaximized ? -value : value;

    /// <summary>The best score of a trial; infinity where it reported no number.</summary>
    public static double BestScore(this StudyHistory history, FrozenTrial trial) =>
        trial.Intermediate.Values.Select(history.Score).DefaultIfEmpty(double.PositiveInfinity).Min();

    /// <summary>The latest step of a trial, and what was reported there.</summary>
    public static bool TryGetLatest(this FrozenTrial trial, [NotNullWhen(true)] out KeyValuePair<int, double>? latest)
    {
        latest = trial.LastReport;
        return latest is not null;
    }

    /// <summary>The last step of the trial that was completed first: what a whole trial is, while nobody said so.</summary>
    public static int? LastStepOfFirstCompleted(this StudyHistory history) => history.In(TrialState.Completed)
        .Where(static t => t.Intermediate.Count > 0)
        .OrderBy(static t => t.Ended ?? DateTimeOffset.MaxValue).ThenBy(static t => t.Number)
        .Select(static t => t.LastReport?.Key)
        .FirstOrDefault();
}
