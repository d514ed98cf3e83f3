using System.Globalization;
using MedScan.Tracking.Runs;

namespace MedScan.Tracking;

/// <summary>A run with W&amp;B's verbs; see <see cref="Wandb"/> for what becomes what in MLflow.</summary>
public sealed class WandbRun : IAsyncDisposable
{
    private readonly Action<RunWarning>? _onWarning;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _curves = new(StringComparer.Ordinal);
    private long _step;

    internal WandbRun(TrackedRun? run, Action<RunWarning>? onWarning)
    {
        Tracked = run;
        _onWarning = onWarning;
        Config = new WandbConfig(run);
        Summary = new WandbSummary(this);
    }

    /// <summary>The run underneath; <see langword="null"/> when W&amp;B is disabled.</summary>
    public TrackedRun? Tracked { get; }

    /// <summary>The configuration: parameters.</summary>
    public WandbConfig Config { get; }

    /// <summary>Last values, and values for the whole run.</summary>
    public WandbSummary Summary { get; }

    /// <summary>The run's id; <see langword="null"/> when the server has not created it yet, or W&amp;B is disabled.</summary>
    public string? Id => Tracked?.RunId;

    /// <summary>Name of the run, where it is known.</summary>
    public string? Name => Tracked?.RunName;

    /// <summary>The step that the next <see cref="Log"/> without a step goes to.</summary>
    public long Step
    {
        get
        {
            lock (_gate) return _step;
        }
    }

    /// <summary>Logs values at a step.</summary>
    /// <param name="data">An anonymous object, record or dictionary of numbers, flags (1 and 0), text, <see cref="WandbImage"/>,
    /// <see cref="WandbTable"/>; nested ones are flattened with '.'.</param>
    /// <param name="step">Without one, the values go to the current step, and the step advances. With one, the current step
    /// becomes that one and stays, so that further calls add to it; a smaller one than the current is refused with a warning.</param>
    /// <param name="commit">Whether the step advances afterwards; <see langword="null"/> when no step is given.</param>
    /// <exception cref="ArgumentException">The data has no named parts, or is nested deeper than 16 levels.</exception>
    public void Log(object data, long? step = null, bool? commit = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        // Images and tables are records themselves, but values here.
        IReadOnlyList<KeyValuePair<string, object?>> flat = ParameterFlattening.Flatten(data, value => value is WandbImage or WandbTable);
        lock (_gate)
        {
            if (step < _step)
            {
                Warn($"Tried to log to step {step}, which is less than the current step {_step}. Steps only rise; these values are ignored.");
                return;
            }

            _step = step ?? _step;
            foreach ((string name, object? value) in flat) LogValue(name, value, _step);
            if (commit ?? step is null) _step++;
        }
    }

    /// <summary>Logs a file or folder as an artifact; when the task completes, it may change or go.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public Task LogArtifactAsync(string localPath, string? artifactFolder = null, CancellationToken cancellation = default) =>
        Tracked?.LogArtifactAsync(localPath, artifactFolder, cancellation) ?? Task.CompletedTask;

    /// <summary>Ends the run: FINISHED for exit code 0, FAILED for any other.</summary>
    /// <returns><see langword="null"/> when W&amp;B is disabled.</returns>
    public async Task<RunResult?> FinishAsync(int exitCode = 0, CancellationToken cancellation = default)
    {
        if (Tracked is null) return null;
        if (exitCode != 0) Tracked.Fail();
        return await Tracked.FinishAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Finishes the run as <see cref="FinishAsync"/> with exit code 0 does.</summary>
    public async ValueTask DisposeAsync() => await FinishAsync().ConfigureAwait(false);

    internal void LogSummary(string name, object? value)
    {
        if (Tracked is null) return;
        string key = RunNames.Mend(name);
        lock (_gate)
        {
            if (Number(value) is { } number) Tracked.LogMetric(_curves.Contains(key) ? RunNames.Mend("summary." + key) : key, number, _step);
            else Tracked.SetTag(key, value);
        }
    }

    private void LogValue(string name, object? value, long step)
    {
        if (value is not (WandbImage or WandbTable)) Summary.Remember(name, value);
        if (Tracked is null) return;
        string key = RunNames.Mend(name);
        switch (value)
        {
            case WandbImage image:
                string imageKey = string.Concat(key.Select(character => char.IsAsciiLetterOrDigit(character) || "_-./ ".Contains(character, StringComparison.Ordinal) ? character : '_'));
                Tracked.LogImage(image.Content, imageKey, step);
                if (image.Caption is not null) Tracked.SetTag(RunNames.Mend(key + ".caption"), image.Caption);
                break;
            case WandbTable table:
                Tracked.LogTable(table.ToRows(), key.Replace(':', '_') + ".table.json");
                break;
            case null:
                break;
            case { } when Number(value) is { } number:
                _curves.Add(key);
                Tracked.LogMetric(key, number, step);
                break;
            default:
                Tracked.SetTag(key, value);
                break;
        }
    }

    private static double? Number(object? value) => value switch
    {
        bool flag => flag ? 1 : 0,
        byte or sbyte or short or ushort or int or uint or long or ulong or float or double or decimal or Half =>
            value is Half half ? (double)half : Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private void Warn(string message)
    {
        if (_onWarning is { } tell) tell(new RunWarning(RunWarningKind.Ignored, message));
        else Console.Error.WriteLine(message);
    }
}
