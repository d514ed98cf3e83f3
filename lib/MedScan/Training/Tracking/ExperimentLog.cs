using System.Threading.Channels;
using MedScan.Experiments;
using MedScan.Tracking;
using MedScan.Training.Figures;
using MedScan.Training.Reports;

namespace MedScan.Training.Tracking;

/// <summary>Writes one experiment into a run. Reports are queued, and the run is opened when the experiment has a folder.</summary>
internal sealed class ExperimentLog : IProgress<TrainingReport>, IAsyncDisposable
{
    private readonly TrackerOptions _options;
    private readonly RunOpening _opening;
    private readonly Channel<TrainingReport> _reports = Channel.CreateUnbounded<TrainingReport>(new UnboundedChannelOptions { SingleReader = true });
    private readonly List<EpochReport> _epochs = [];
    private readonly List<string> _notices = [];
    private readonly CancellationTokenSource _stopLinking = new();
    private readonly Task _reading;
    private TrackedRun? _run;
    private SystemLog? _system;
    private Task _linking = Task.CompletedTask;
    private DataReport? _data;
    private double _learningRate = double.NaN;

    public ExperimentLog(TrackerOptions options)
    {
        (_options, _opening) = (options, new RunOpening(options));
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Costs the training as much as putting a reference into a queue.</summary>
    public void Report(TrainingReport value)
    {
        if (value is not DecodingReport)
            _reports.Writer.TryWrite(value);
    }

    /// <summary>Writes what is left and ends the run.</summary>
    /// <param name="result">Of an experiment that ended well.</param>
    /// <param name="error">Of one that did not.</param>
    public async Task<TrackingOutcome> CompleteAsync(ExperimentResult? result, Exception? error)
    {
        _reports.Writer.Complete();
        await _reading.ConfigureAwait(false);
        if (_system is not null)
            await _system.DisposeAsync().ConfigureAwait(false);
        if (_run is null)
            return _opening.Outcome(null);
        await GuardedAsync(() => WriteEndAsync(_run, result)).ConfigureAwait(false);
        if (error is OperationCanceledException)
            _run.Kill();
        else if (error is not null)
            _run.Fail(error);
        RunResult ended = await _run.FinishAsync(CancellationToken.None).ConfigureAwait(false);
        // A server that has not answered by now may never do so.
        await _stopLinking.CancelAsync().ConfigureAwait(false);
        await _linking.ConfigureAwait(false);
        return _opening.Outcome(ended);
    }

    /// <summary>Lets go of everything; the run is complete.</summary>
    public ValueTask DisposeAsync()
    {
        _stopLinking.Dispose();
        return _system?.DisposeAsync() ?? ValueTask.CompletedTask;
    }

    private async Task ReadAsync()
    {
        await foreach (TrainingReport report in _reports.Reader.ReadAllAsync().ConfigureAwait(false))
            await GuardedAsync(() => WriteAsync(report)).ConfigureAwait(false);
    }

    private async Task WriteAsync(TrainingReport report)
    {
        switch (report)
        {
            case StepReport step when _run is not null:
                _run.LogMetric(MetricNames.StepLoss, step.Loss, step.Step);
                // A rate that stays is said once.
                if (step.LearningRate != _learningRate)
                    _run.LogMetric(MetricNames.StepLearningRate, _learningRate = step.LearningRate, step.Step);
                _system?.SetImagesPerSecond(step.ImagesPerSecond);
                break;
            case EpochReport epoch when _run is not null:
                _epochs.Add(epoch);
                WriteEpoch(_run, epoch);
                break;
            case DataReport data:
                _data = data;
                break;
            case NoticeReport notice:
                _notices.Add(notice.Message);
                WriteNotices();
                break;
            case RunReport run when _run is null:
                await OpenAsync(run.Folder).ConfigureAwait(false);
                break;
        }
    }

    private async Task OpenAsync(string folder)
    {
        ExperimentConfig config = await ExperimentLoader.LoadAsync(Path.Combine(folder, "config.yaml"), []).ConfigureAwait(false);
        RunLink? link = await RunLink.ReadAsync(folder).ConfigureAwait(false);
        if (link?.TrackingUri != _options.Place.WithoutPassword)
            link = null; // tracked elsewhere until now
        DateTimeOffset startedAt = link?.StartedAt ?? _options.TimeProvider.GetUtcNow();
        _run = await _opening.TryOpenAsync(
            new TrackedRunOptions
            {
                RunId = link?.RunId ?? _options.RunId,
                ExperimentName = link?.ExperimentName,
                RunName = config.Name,
                SourceName = "medscan train",
                Tags = new Dictionary<string, string> { ["medscan.run_folder"] = Path.GetFullPath(folder) },
            },
            _data?.Name).ConfigureAwait(false);
        if (_run is null)
            return;
        _system = new SystemLog(_run, startedAt, _options.SystemInterval, _options.TimeProvider);
        _linking = link is null ? LinkAsync(_run, folder, startedAt) : Task.CompletedTask;
        _run.LogParameters(ExperimentWriter.Flatten(config));
        if (_data is not null)
            DataSetLog.Write(_run, _data);
        WriteNotices();
        foreach (string file in new[] { "config.yaml", "environment.json" }.Select(name => Path.Combine(folder, name)).Where(File.Exists))
            await _run.LogArtifactAsync(file).ConfigureAwait(false);
    }

    /// <summary>The id is known when the server answers, which the training does not wait for.</summary>
    private async Task LinkAsync(TrackedRun run, string folder, DateTimeOffset startedAt)
    {
        try
        {
            string id = await run.GetRunIdAsync(_stopLinking.Token).ConfigureAwait(false);
            await new RunLink(_options.Place.WithoutPassword, _opening.ExperimentName, id, startedAt).WriteAsync(folder).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or InvalidOperationException or TrackingException)
        {
            // There is no such run on a server yet; that its records wait is told at the end.
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _opening.Add($"A resumed training will be tracked as a new run: {exception.Message}");
        }
    }

    private static void WriteEpoch(TrackedRun run, EpochReport epoch) => run.LogMetrics(
        new Dictionary<string, double>
        {
            [MetricNames.TrainLoss] = epoch.TrainLoss,
            [MetricNames.ValidationLoss] = epoch.ValidationLoss,
            [MetricNames.ValidationAccuracy] = epoch.ValidationAccuracy,
            [MetricNames.ValidationBalancedAccuracy] = epoch.ValidationBalancedAccuracy,
            [MetricNames.ValidationMacroF1] = epoch.ValidationMacroF1,
            [MetricNames.LearningRate] = epoch.LearningRate,
            [MetricNames.ImagesPerSecond] = epoch.ImagesPerSecond,
        },
        epoch.Epoch);

    private void WriteNotices()
    {
        if (_run is not null && _notices.Count > 0)
            _run.LogText(string.Join('\n', _notices) + "\n", "notices.txt");
    }

    private async Task WriteEndAsync(TrackedRun run, ExperimentResult? result)
    {
        if (_epochs.Count > 0)
        {
            if (_epochs[0].Epoch > 1 && run.RunId is { } id && _opening.Address is { } address)
                _epochs.InsertRange(0, await EpochHistory.ReadAsync(address, id, _epochs[0]).ConfigureAwait(false));
            EvaluationLog.WriteFigure(run, "loss", TrainingFigures.Loss(_epochs));
            EvaluationLog.WriteFigure(run, "validation_scores", TrainingFigures.ValidationScores(_epochs));
        }

        if (result is null)
            return;
        int best = result.Training.Progress.BestEpoch;
        // Where nothing was held out for testing, the metric is not to be taken for one more epoch's.
        string split = result.Evaluation.Subject.Split ?? "test";
        EvaluationLog.Write(run, result.Evaluation, split == "test" ? split : $"best_{split}", best);
        run.LogMetric(MetricNames.BestEpoch, best, best);
        await run.LogArtifactsAsync(result.Training.BestCheckpoint, "checkpoint").ConfigureAwait(false);
    }

    /// <summary>Whatever goes wrong here is told, and the experiment goes on.</summary>
    private async Task GuardedAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _opening.Add($"Not all of the run is tracked: {exception.Message}");
        }
    }
}
