using System.Runtime.CompilerServices;
using MedScan.Training.Reports;

namespace MedScan.Training.Tracking;

/// <summary>Tracks an experiment from its reports; the training knows nothing of it, is never held up by it and never fails by it.</summary>
/// <param name="options">Where and how.</param>
public sealed class ExperimentTracker(TrackerOptions options)
{
    /// <summary>What became of the tracking; null until an experiment ended.</summary>
    public TrackingOutcome? Outcome { get; private set; }

    /// <summary>Runs an experiment and tracks it: FINISHED when it returns, KILLED when it was cancelled, FAILED when it throws.
    /// One that ends before it has a folder, such as one whose data cannot be read, leaves no run.</summary>
    /// <param name="experiment">Given the receiver of its reports; such as <see cref="Experiment.RunAsync"/> or <see cref="Experiment.ResumeAsync"/>.</param>
    /// <param name="progress">Told of each report, too, first.</param>
    /// <returns>What the experiment resulted in.</returns>
    public async Task<ExperimentResult> TrackAsync(
        Func<IProgress<TrainingReport>, Task<ExperimentResult>> experiment, IProgress<TrainingReport>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var log = new ExperimentLog(options);
        await using ConfiguredAsyncDisposable disposal = log.ConfigureAwait(false);
        try
        {
            ExperimentResult result = await experiment(new Both(progress, log)).ConfigureAwait(false);
            Outcome = await log.CompleteAsync(result, error: null).ConfigureAwait(false);
            return result;
        }
        catch (Exception error) when (Outcome is null)
        {
            Outcome = await log.CompleteAsync(result: null, error).ConfigureAwait(false);
            throw;
        }
    }

    private sealed class Both(IProgress<TrainingReport>? first, ExperimentLog second) : IProgress<TrainingReport>
    {
        public void Report(TrainingReport value)
        {
            first?.Report(value);
            second.Report(value);
        }
    }
}
