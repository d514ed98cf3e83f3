using System.Globalization;

namespace MedScan.Experiments;

/// <summary>A key with a single value.</summary>
internal sealed class ConfigValueField<TSection, TValue>(
    string key, ConfigFormat<TValue> format, Func<TSection, TValue> get, Func<TSection, TValue, TSection> set)
    : ConfigField<TSection>(key)
{
    public override TSection Read(TSection section, ConfigNode node, string path, ConfigReading reading)
    {
        if (node is not ConfigScalar scalar)
        {
            reading.Add(node.Location, path, $"expected {format.Expected}, got {node.Kind}");
        }
        else if (scalar.IsNull && !format.TakesNull)
        {
            reading.Add(node.Location, path, $"expected {format.Expected}, got no value; remove the key to keep the default");
        }
        else if (!format.TryRead(scalar, out TValue value) || !format.Accepts(value))
        {
            reading.Add(node.Location, path, $"expected {format.Expected}, got {scalar.Kind}{format.Hint(scalar)}");
        }
        else
        {
            return set(section, value);
        }

        return section;
    }

    public override void Check(TSection section, string path, ICollection<ConfigFault> faults)
    {
        TValue value = get(section);
        if (!format.Accepts(value))
        {
            faults.Add(new ConfigFault(
                "", path, string.Create(CultureInfo.InvariantCulture, $"expected {format.Expected}, got '{value}'")));
        }
    }

    public override void Visit(TSection section, string path, Action<string, string> visitor) =>
        visitor(path, format.Write(get(section)));
}
