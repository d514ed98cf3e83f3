using MedScan.Experiments;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using MedScan.Training;
using MedScan.Training.Reports;

namespace MedScan.Tuning;

/// <summary>A training as a trial of a study, in this process.</summary>
public static class TrialTraining
{
    /// <summary>The attribute of a trial that names the folder of its run, where the weights and settings are; see
    /// <see cref="FrozenTrial.Attributes"/>.</summary>
    public const string RunAttribute = "run";

    /// <summary>Trains, reports each epoch to the study, and ends the training where the study prunes it.</summary>
    /// <param name="trial">The trial; its parameters are in <paramref name="config"/> already.</param>
    /// <param name="config">The experiment.</param>
    /// <param name="metric">What the study makes best, of an epoch; null for the balanced accuracy on the validation split.</param>
    /// <param name="options">Where the run's folder is made; null for the usual place.</param>
    /// <param name="progress">Told of each report, too; null for nobody.</param>
    /// <returns>The best epoch's value, by the study's direction, since that epoch's weights are kept; or that the trial was pruned.</returns>
    /// <exception cref="MedScanException">The data cannot be read, or another reason that an experiment fails for.</exception>
    /// <exception cref="OperationCanceledException">The study is to end.</exception>
    public static async Task<TrialResult> RunAsync(
        Trial trial, ExperimentConfig config, Func<EpochReport, double>? metric = null, ExperimentOptions? options = null, IProgress<TrainingReport>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(config);
        metric ??= static epoch => epoch.ValidationBalancedAccuracy;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(trial.Cancellation);
        Reporter reporter = new(trial, metric, progress, ending);
        try
        {
            await Experiment.RunAsync(config, options, reporter, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (reporter.IsPruned)
        {
            return trial.Prune();
        }
        return trial.Study.Directions[0].BestOf(reporter.Values);
    }

    private sealed class Reporter(Trial trial, Func<EpochReport, double> metric, IProgress<TrainingReport>? progress, CancellationTokenSource ending) : IProgress<TrainingReport>
    {
        public List<double> Values { get; } = [];

        public bool IsPruned { get; private set; }

        public void Report(TrainingReport value)
        {
            progress?.Report(value);
            if (value is RunReport run)
                trial.SetAttribute(RunAttribute, Path.GetFullPath(run.Folder));
            if (value is not EpochReport epoch || IsPruned)
                return;
            Values.Add(metric(epoch));
            // The training waits for the answer: an epoch that is trained in vain costs more than asking.
            bool isHopeless = trial.ReportAsync(Values[^1], epoch.Epoch).GetAwaiter().GetResult();
            IsPruned = isHopeless && epoch.Epoch < epoch.Epochs; // after the last epoch there is nothing to save, only a value to lose
            if (IsPruned)
                ending.Cancel();
        }
    }
}
