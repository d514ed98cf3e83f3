using System.Diagnostics.CodeAnalysis;
using MedScan.Tracking.Runs;

namespace MedScan.Tracking;

/// <summary>The configuration of a W&amp;B-shaped run: parameters in MLflow; nested names are joined with '.'.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "W&B calls it config.")]
public sealed class WandbConfig
{
    private readonly TrackedRun? _run;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, object?> _values = new(StringComparer.Ordinal);

    internal WandbConfig(TrackedRun? run) => _run = run;

    /// <summary>Names in use, sorted.</summary>
    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_gate) return [.. _values.Keys];
        }
    }

    /// <summary>One value. Setting a name again changes it here; in MLflow, where parameters cannot change, the new value is
    /// the tag <c>config.(name)</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such name.</exception>
    public object? this[string name]
    {
        get
        {
            lock (_gate)
                return _values.TryGetValue(name, out object? value) ? value : throw new KeyNotFoundException($"Expected one of {string.Join(", ", _values.Keys)}, got '{name}'.");
        }

        set => Set(name, value);
    }

    /// <summary>Sets what an anonymous object, a record or a dictionary holds.</summary>
    /// <exception cref="ArgumentException">It has no named parts, or is nested deeper than 16 levels.</exception>
    public void Update(object values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach ((string name, object? value) in ParameterFlattening.Flatten(values)) Set(name, value);
    }

    private void Set(string name, object? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (value is not null && ObjectMembers.Read(value) is { Count: > 0 })
        {
            Update(new Dictionary<string, object?> { [name] = value });
            return;
        }

        lock (_gate)
        {
            bool isNew = !_values.TryGetValue(name, out object? before);
            _values[name] = value;
            if (_run is null || (!isNew && ValueText.Of(before) == ValueText.Of(value))) return;
            string key = RunNames.Mend(name);
            if (isNew && _parameters.Add(key)) _run.LogParameter(key, value);
            else _run.SetTag(RunNames.Mend("config." + name), value);
        }
    }

    // Two names may be mended to the same one.
    private readonly HashSet<string> _parameters = new(StringComparer.Ordinal);
}
