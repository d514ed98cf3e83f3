namespace MedScan.Experiments;

/// <summary>A key with a table below it whose keys are the writer's own words.</summary>
internal sealed class ConfigTableField<TSection, TValue>(
    string key, ConfigFormat<TValue> format,
    Func<TSection, IReadOnlyDictionary<string, TValue>> get, Func<TSection, IReadOnlyDictionary<string, TValue>, TSection> set)
    : ConfigField<TSection>(key)
{
    public override TSection Read(TSection section, ConfigNode node, string path, ConfigReading reading)
    {
        if (node is not ConfigMap map)
        {
            reading.Add(node.Location, path, $"expected lines 'word: value', each value {format.Expected}, got {node.Kind}");
            return section;
        }

        Dictionary<string, TValue> values = new(StringComparer.Ordinal);
        foreach (ConfigMapEntry entry in map.Entries)
        {
            if (entry.Value is ConfigScalar { IsNull: false } scalar && format.TryRead(scalar, out TValue value) && format.Accepts(value))
                values.Add(entry.Key, value);
            else
                reading.Add(entry.Value.Location, $"{path}.{entry.Key}", $"expected {format.Expected}, got {entry.Value.Kind}");
        }

        return set(section, values);
    }

    public override void Check(TSection section, string path, ICollection<ConfigFault> faults)
    {
        foreach ((string word, TValue value) in get(section).Where(pair => !format.Accepts(pair.Value)))
            faults.Add(new ConfigFault("", $"{path}.{word}", FormattableString.Invariant($"expected {format.Expected}, got '{value}'")));
    }

    public override void Visit(TSection section, string path, Action<string, string> visitor)
    {
        foreach ((string word, TValue value) in get(section).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            visitor($"{path}.{word}", format.Write(value));
    }
}
