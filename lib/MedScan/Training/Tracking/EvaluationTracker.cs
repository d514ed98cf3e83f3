using MedScan.Metrics;
using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Writes a finished evaluation as a run of its own.</summary>
public static class EvaluationTracker
{
    /// <summary>Creates the run, below the training's where that is tracked at the same place, and writes metrics, data set and figures.</summary>
    /// <param name="options">Where.</param>
    /// <param name="report">What was measured, with its subject.</param>
    /// <param name="data">Path of the data set.</param>
    /// <param name="training">The run that trained the network; null = not tracked.</param>
    /// <returns>What became of it; faults of the outside world are told there and not thrown.</returns>
    public static async Task<TrackingOutcome> WriteAsync(TrackerOptions options, ClassificationReport report, string data, RunLink? training)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(report);
        var opening = new RunOpening(options);
        bool isNested = training is not null && training.TrackingUri == options.Place.WithoutPassword;
        var wanted = new TrackedRunOptions
        {
            ExperimentName = isNested ? training!.ExperimentName : null,
            ParentRunId = isNested ? training!.RunId : null,
            RunName = $"{report.Subject.Experiment ?? "evaluate"} on {report.Subject.DataSet ?? "images"}",
            SourceName = "medscan evaluate",
        };
        TrackedRun? run = await opening.TryOpenAsync(wanted, report.Subject.DataSet).ConfigureAwait(false);
        if (run is null)
            return opening.Outcome(null);
        try
        {
            string split = report.Subject.Split ?? "all";
            run.LogParameters(new Dictionary<string, string>
            {
                ["checkpoint"] = report.Subject.Checkpoint ?? "",
                ["data"] = data,
                ["split"] = split,
                ["experiment"] = report.Subject.Experiment ?? "",
            });
            DataSetLog.Write(run, report, Path.GetFullPath(data));
            EvaluationLog.Write(run, report, split, step: 0);
        }
        catch (Exception exception)
        {
            opening.Add($"Not all of the evaluation is tracked: {exception.Message}");
        }

        return opening.Outcome(await run.FinishAsync(CancellationToken.None).ConfigureAwait(false));
    }
}
