using System.Runtime.CompilerServices;
using MedScan.Tracking.Runs;
using MedScan.Tracking.Spool;

namespace MedScan.Tracking;

public sealed partial class TrackedRun
{
    /// <summary>Logs a metric's value at a step. NaN and infinities are allowed.</summary>
    /// <param name="name">Letters, digits and <c>_ - . : /</c> and spaces; '/' groups metrics in MLflow's UI.</param>
    /// <param name="value">The value.</param>
    /// <param name="step">Step or epoch; the same metric should not mix them.</param>
    /// <exception cref="ArgumentException">MLflow refuses the name.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LogMetric(string name, double value, long step = 0)
    {
        ThrowIfFinished();
        _recorder.AddPoint(_names.Check(name, "metric"), value, Now(), step);
    }

    /// <summary>Logs several metrics at one step, with one time.</summary>
    /// <exception cref="ArgumentException">MLflow refuses a name; nothing was logged then.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogMetrics(IEnumerable<KeyValuePair<string, double>> metrics, long step = 0)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        ThrowIfFinished();
        long now = Now();
        List<KeyValuePair<string, double>> all = [.. metrics];
        foreach ((string name, _) in all) _names.Check(name, "metric");
        foreach ((string name, double value) in all) _recorder.AddPoint(_names.Check(name, "metric"), value, now, step);
    }

    /// <summary>Logs one parameter. Numbers are written the same in every culture, lists and objects as JSON. MLflow keeps
    /// 6000 characters; of a longer value the whole goes to the artifact <c>long-values/(name).txt</c> besides.</summary>
    /// <exception cref="ArgumentException">MLflow refuses the name, or the parameter has another value already: parameters
    /// cannot change.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogParameter(string name, object? value)
    {
        ThrowIfFinished();
        string text = ValueText.Of(value);
        string checkedName = _names.Check(name, "parameter");
        string known = _parameters.GetOrAdd(checkedName, text);
        if (known != text)
            throw new ArgumentException($"The parameter '{name}' was logged as '{LongText.Cut(known, 100)}' and cannot become '{LongText.Cut(text, 100)}'; a nested run or a tag can hold the other value.", nameof(value));
        _recorder.Add(new JournalEntry.Parameter(Now(), checkedName, LongText.Cut(text, LongText.MostParameter)));
        KeepWhole(checkedName, text, LongText.MostParameter);
    }

    /// <summary>Logs an anonymous object, a record of C# or F#, or a dictionary; nested ones are flattened with '.', so that
    /// <c>new { Train = new { Epochs = 5 } }</c> is the parameter <c>Train.Epochs</c>.</summary>
    /// <exception cref="ArgumentException">Something without named parts, nested deeper than 16 levels, or a parameter that
    /// <see cref="LogParameter"/> would not take; nothing was logged then, except what stands before such a parameter.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogParameters(object parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ThrowIfFinished();
        IReadOnlyList<KeyValuePair<string, object?>> flat = ParameterFlattening.Flatten(parameters);
        foreach ((string name, _) in flat) _names.Check(name, "parameter");
        foreach ((string name, object? value) in flat) LogParameter(name, value);
    }

    /// <summary>Sets a tag; the last value stays. MLflow keeps 8000 characters; of a longer value the whole goes to the artifact
    /// <c>long-values/(name).txt</c> besides.</summary>
    /// <exception cref="ArgumentException">MLflow refuses the name.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void SetTag(string name, object? value)
    {
        ThrowIfFinished();
        string text = ValueText.Of(value);
        string checkedName = _names.Check(name, "tag");
        _recorder.Add(new JournalEntry.Tag(Now(), checkedName, LongText.Cut(text, LongText.MostTag)));
        KeepWhole(checkedName, text, LongText.MostTag);
    }

    /// <summary>Sets several tags from a record or dictionary, flattened as parameters are.</summary>
    /// <exception cref="ArgumentException">Something without named parts, or a name that MLflow refuses.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void SetTags(object tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        IReadOnlyList<KeyValuePair<string, object?>> flat = ParameterFlattening.Flatten(tags);
        foreach ((string name, _) in flat) _names.Check(name, "tag");
        foreach ((string name, object? value) in flat) SetTag(name, value);
    }

    /// <summary>Logs a data set that the run reads.</summary>
    /// <param name="dataset">What it is; a <see cref="DatasetInput.Source"/> that is not JSON, such as a path, is sent as <c>{"uri": ...}</c>.</param>
    /// <param name="context">What the run does with it: <c>train</c>, <c>validation</c>, <c>test</c> (tag <see cref="DatasetInput.ContextTag"/>).</param>
    /// <exception cref="ArgumentException">A part is missing or longer than MLflow takes.</exception>
    /// <exception cref="ObjectDisposedException">The run was finished.</exception>
    public void LogInput(DatasetInput dataset, string? context = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ThrowIfFinished();
        _recorder.Add(new JournalEntry.Input(Now(), DatasetRules.Check(dataset, context)));
    }

    private void KeepWhole(string name, string text, int most)
    {
        if (text.Length > most) LogText(text, $"long-values/{name}.txt");
    }
}
