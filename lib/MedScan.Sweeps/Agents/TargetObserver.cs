using MedScan.Sweeps.Files;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Agents;

/// <summary>Stops a study once a trial has reached the target of its metric, on the way or at its end; trials that run go on.</summary>
/// <param name="storage">Where the study is.</param>
/// <param name="study">Its number there.</param>
/// <param name="metric">The metric.</param>
internal sealed class TargetObserver(StudyStorage storage, long study, SweepMetric metric) : StudyObserver
{
    public override Task TrialReportedAsync(FrozenTrial trial, int step, double value) => LookAsync(value);

    public override Task TrialEndedAsync(FrozenTrial trial, TrialResult result, bool isOurs) =>
        isOurs && result is TrialResult.Completed completed ? LookAsync(completed.Values[0]) : Task.CompletedTask;

    private Task LookAsync(double value) => metric.IsReachedBy(value) ? storage.SetStoppedAsync(study, stopped: true) : Task.CompletedTask;
}
