namespace MedScan.Experiments;

/// <summary>A key with a list of single values; one value alone is a list of one.</summary>
internal sealed class ConfigListField<TSection, TValue>(
    string key, ConfigFormat<TValue> format, Func<TSection, IReadOnlyList<TValue>> get, Func<TSection, IReadOnlyList<TValue>, TSection> set)
    : ConfigField<TSection>(key)
{
    public override TSection Read(TSection section, ConfigNode node, string path, ConfigReading reading)
    {
        if (node is ConfigMap or ConfigScalar { IsNull: true })
        {
            reading.Add(node.Location, path, $"expected a list, each entry {format.Expected}, got {node.Kind}");
            return section;
        }

        List<TValue> values = [];
        int before = reading.Faults.Count;
        foreach (ConfigNode item in node is ConfigList list ? list.Items : [node])
        {
            if (item is ConfigScalar { IsNull: false } scalar && format.TryRead(scalar, out TValue value) && format.Accepts(value))
                values.Add(value);
            else
                reading.Add(item.Location, path, $"expected {format.Expected}, got {item.Kind}{(item is ConfigScalar wrong ? format.Hint(wrong) : "")}");
        }

        return reading.Faults.Count == before ? set(section, values) : section;
    }

    public override void Check(TSection section, string path, ICollection<ConfigFault> faults)
    {
        foreach (TValue value in get(section).Where(value => !format.Accepts(value)))
            faults.Add(new ConfigFault("", path, FormattableString.Invariant($"expected {format.Expected}, got '{value}'")));
    }

    public override void Visit(TSection section, string path, Action<string, string> visitor) =>
        visitor(path, $"[{string.Join(", ", get(section).Select(format.Write))}]");
}
