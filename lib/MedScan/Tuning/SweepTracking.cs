using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Tuning;

/// <summary>Tracks a study in MLflow: the sweep is a run, each trial a run below it with its parameters, reported values and
/// state.</summary>
/// <remarks>
/// <para>Give it to <see cref="StudyOptions.Observers"/>, and dispose of it after the study. The sweep's run is made by whichever
/// process begins the first trial, and continued by the others. What goes wrong with the tracking is told by
/// <see cref="Outcome"/> and never disturbs a trial.</para>
/// <para>A completed trial ends FINISHED, a pruned one or one that was handed back KILLED, a failed one FAILED; the tag
/// <c>medscan.trial_state</c> says which. The worker that takes a trial up again, after a hand-back or a death, continues its run:
/// what the lost attempt had reported stays in it, below what is reported again at the same steps.</para>
/// </remarks>
/// <param name="options">Where and how.</param>
public sealed class SweepTracking(SweepTrackingOptions options) : StudyObserver, IAsyncDisposable
{
    private const string RunAttribute = "mlflow.run_id";
    private const string PlaceAttribute = "mlflow.tracking_uri";
    private const string StateTag = "medscan.trial_state";

    // Long enough for a server to start; agents that a scheduler starts together must not each make a run for the sweep.
    private static readonly TimeSpan FirstTrialPatience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private readonly RunOpening _opening = new(options.Tracker);
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly ConcurrentDictionary<int, TrackedRun> _trials = [];
    private TrackedRun? _sweep;
    private volatile bool _isOpened;

    /// <summary>What became of the tracking; null until this is disposed.</summary>
    public TrackingOutcome? Outcome { get; private set; }

    private string Place => options.Tracker.Place.WithoutPassword;

    /// <summary>Variables by which the program of a trial continues the trial's run, as MLflow's own clients do.</summary>
    /// <param name="trial">A trial that has begun.</param>
    /// <returns><c>MLFLOW_TRACKING_URI</c> and <c>MLFLOW_RUN_ID</c>; empty where the trial has no run.</returns>
    public IReadOnlyDictionary<string, string> EnvironmentOf(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        return _opening.Address is { } address && _trials.TryGetValue(trial.Number, out TrackedRun? run) && run.RunId is { } id
            ? new Dictionary<string, string> { ["MLFLOW_TRACKING_URI"] = address.ToString(), ["MLFLOW_RUN_ID"] = id }
            : new Dictionary<string, string>();
    }

    /// <inheritdoc/>
    public override async Task TrialStartedAsync(Trial trial)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (await SweepAsync(trial).ConfigureAwait(false) is not { } sweep)
            return;
        try
        {
            _trials[trial.Number] = await ContinueAsync(sweep, trial).ConfigureAwait(false) ?? await BeginAsync(sweep, trial).ConfigureAwait(false);
        }
        catch (Exception error) when (error is TrackingException or IOException or UnauthorizedAccessException)
        {
            _opening.Add($"Trial {trial.Number} is not tracked: {error.Message}");
        }
    }

    /// <inheritdoc/>
    public override Task TrialReportedAsync(FrozenTrial trial, int step, double value)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (_trials.TryGetValue(trial.Number, out TrackedRun? run))
        {
            WriteParameters(run, trial);
            run.LogMetric(options.Metric, value, step);
        }
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task TrialEndedAsync(FrozenTrial trial, TrialResult result, bool isOurs)
    {
        ArgumentNullException.ThrowIfNull(trial);
        if (!_trials.TryRemove(trial.Number, out TrackedRun? run))
            return;
        WriteParameters(run, trial);
        (string state, RunStatus status) = isOurs ? StateOf(result) : ("given to another worker", RunStatus.Killed);
        run.SetTag(StateTag, state);
        if (result is TrialResult.Completed { Values: var values } && isOurs)
            WriteValues(run, trial, values);
        if (result is TrialResult.Failed { Error: var error })
            run.SetTag("medscan.error", error);
        if (status == RunStatus.Failed)
            run.Fail();
        else if (status == RunStatus.Killed)
            run.Kill();
        await run.FinishAsync(CancellationToken.None).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (TrackedRun run in _trials.Values)
        {
            run.Kill();
            await run.FinishAsync(CancellationToken.None).ConfigureAwait(false);
        }
        _trials.Clear();
        RunResult? ended = _sweep is null ? null : await _sweep.FinishAsync(CancellationToken.None).ConfigureAwait(false);
        Outcome = _opening.Outcome(ended);
        _gate.Dispose();
    }

    private static (string State, RunStatus Status) StateOf(TrialResult result) => result switch
    {
        TrialResult.Completed => ("completed", RunStatus.Finished),
        TrialResult.Pruned => ("pruned", RunStatus.Killed),
        TrialResult.Failed => ("failed", RunStatus.Failed),
        _ => ("handed back", RunStatus.Killed),
    };

    private static void WriteParameters(TrackedRun run, FrozenTrial trial)
    {
        foreach ((string name, TrialParameter parameter) in trial.Parameters)
            run.LogParameter(name, parameter.Value);
    }

    private void WriteValues(TrackedRun run, FrozenTrial trial, IReadOnlyList<double> values)
    {
        int step = trial.LastReport?.Key ?? 0;
        for (int i = 0; i < values.Count; i++)
        {
            string name = values.Count == 1 ? options.Metric : string.Create(CultureInfo.InvariantCulture, $"{options.Metric}_{i}");
            // A report of the same step may have said so already.
            if (values.Count > 1 || !trial.Intermediate.TryGetValue(step, out double said) || said != values[i])
                run.LogMetric(name, values[i], step);
        }
        if (values.Count == 1)
            _sweep?.LogMetric(options.Metric, values[0], trial.Number);
    }

    private async Task<TrackedRun> BeginAsync(TrackedRun sweep, Trial trial)
    {
        TrackedRun run = await sweep.StartNestedAsync(new TrackedRunOptions
        {
            RunName = string.Create(CultureInfo.InvariantCulture, $"{trial.Study.Name}-{trial.Number}"),
            Tags = new Dictionary<string, string>
            {
                ["medscan.sweep"] = trial.Study.Name,
                ["medscan.trial"] = trial.Number.ToString(CultureInfo.InvariantCulture),
                ["medscan.trial_attempt"] = trial.Attempt.ToString(CultureInfo.InvariantCulture),
            },
        }).ConfigureAwait(false);
        if (run.RunId is { } id)
        {
            trial.SetAttribute(RunAttribute, id);
            trial.SetAttribute(PlaceAttribute, Place);
        }
        return run;
    }

    // Null where the trial has no run here, or it is gone.
    private async Task<TrackedRun?> ContinueAsync(TrackedRun sweep, Trial trial)
    {
        IReadOnlyDictionary<string, JsonElement> attributes = trial.Freeze().Attributes;
        if (Text(attributes, PlaceAttribute) != Place || Text(attributes, RunAttribute) is not { } id)
            return null;
        try
        {
            TrackedRun run = await sweep.StartNestedAsync(new TrackedRunOptions { RunId = id }).ConfigureAwait(false);
            run.SetTag("medscan.trial_attempt", trial.Attempt.ToString(CultureInfo.InvariantCulture));
            run.SetTag(StateTag, "begun again");
            return run;
        }
        catch (TrackingException)
        {
            return null;
        }
    }

    private async Task<TrackedRun?> SweepAsync(Trial trial)
    {
        Study study = trial.Study;
        if (trial.Number > 0)
            await AwaitFirstTrialAsync(study, trial.Cancellation).ConfigureAwait(false);
        await _gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (_isOpened)
                return _sweep;
            _isOpened = true;
            string? known = KnownRun(study);
            _sweep = await _opening.TryOpenAsync(
                new TrackedRunOptions
                {
                    RunId = known,
                    ExperimentName = options.ExperimentName,
                    RunName = study.Name,
                    SourceName = "medscan sweep",
                    Tags = new Dictionary<string, string> { ["medscan.sweep"] = study.Name },
                },
                study.Name).ConfigureAwait(false);
            if (_sweep is null || known is not null)
                return _sweep;
            foreach ((string name, string value) in options.Parameters)
                _sweep.LogParameter(name, value);
            if (_sweep.RunId is { } id)
            {
                await study.SetAttributeAsync(RunAttribute, id).ConfigureAwait(false);
                await study.SetAttributeAsync(PlaceAttribute, Place).ConfigureAwait(false);
            }
            return _sweep;
        }
        finally
        {
            _gate.Release();
        }
    }

    // The sweep's run is made by whoever begins its first trial.
    private async Task AwaitFirstTrialAsync(Study study, CancellationToken cancellation)
    {
        long started = study.Options.Time.GetTimestamp();
        while (!cancellation.IsCancellationRequested && !_isOpened && KnownRun(study) is null && study.Options.Time.GetElapsedTime(started) < FirstTrialPatience)
        {
            // Once a trial has ended, the first one was begun without tracking, or at another place.
            if ((await study.TrialsAsync(CancellationToken.None).ConfigureAwait(false)).Any(static t => t.IsOver))
                return;
            await Task.Delay(Look, study.Options.Time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private string? KnownRun(Study study) =>
        Text(study.Record.Attributes, PlaceAttribute) == Place ? Text(study.Record.Attributes, RunAttribute) : null;

    private static string? Text(IReadOnlyDictionary<string, JsonElement> attributes, string name) =>
        attributes.TryGetValue(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
