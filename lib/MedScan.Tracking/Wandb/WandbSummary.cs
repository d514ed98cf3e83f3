using MedScan.Tracking.Runs;

namespace MedScan.Tracking;

/// <summary>The summary of a W&amp;B-shaped run: the last value of everything logged, and what is set here.</summary>
public sealed class WandbSummary
{
    private readonly WandbRun _run;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, object?> _values = new(StringComparer.Ordinal);

    internal WandbSummary(WandbRun run) => _run = run;

    /// <summary>Names in use, sorted.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate) return [.. _values.Keys];
        }
    }

    /// <summary>One value. A number that is set becomes a metric (<c>summary.(name)</c> where the name has a curve), anything
    /// else a tag.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name.</exception>
    public object? this[string name]
    {
        get
        {
            lock (_gate)
                return _values.TryGetValue(name, out object? value) ? value : throw new KeyNotFoundException($"Expected one of {string.Join(", ", _values.Keys)}, got '{name}'.");
        }

        set
        {
            ArgumentException.ThrowIfNullOrEmpty(name);
            Remember(name, value);
            _run.LogSummary(name, value);
        }
    }

    /// <summary>Sets what an anonymous object, a record or a dictionary holds.</summary>
    /// <exception cref="ArgumentException">It has no named parts, or is nested deeper than 16 levels.</exception>
    public void Update(object values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach ((string name, object? value) in ParameterFlattening.Flatten(values)) this[name] = value;
    }

    internal void Remember(string name, object? value)
    {
        lock (_gate) _values[name] = value;
    }
}
