namespace MedScan.Experiments;

/// <summary>One <c>key=value</c> of the command line.</summary>
/// <remarks>The value is a YAML scalar: unquoted text is taken as it stands, up to its end, so that no path needs escaping
/// twice; in quotes it is text even if it looks like a number; nothing or <c>null</c> is no value.</remarks>
internal static class ConfigOverride
{
    /// <summary>The map with the override laid over it, or unchanged after adding a fault.</summary>
    public static ConfigMap Apply(ConfigMap map, string text, ICollection<ConfigFault> faults)
    {
        string location = $"override '{text}'";
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string[] keys = equals < 0 ? [] : text[..equals].Trim().Split('.');
        if (keys.Length is 0 or > 8 || keys.Contains(""))
        {
            faults.Add(new ConfigFault(location, "", "expected key=value such as train.epochs=50"));
            return map;
        }

        ConfigNode? value = ReadValue(text[(equals + 1)..].Trim(), location, faults);
        return value is null ? map : Nest(map, keys, value, location);
    }

    private static ConfigMap Nest(ConfigMap map, ReadOnlySpan<string> keys, ConfigNode value, string location)
    {
        ConfigNode inner = keys.Length == 1
            ? value
            : Nest(map.Find(keys[0]) as ConfigMap ?? new ConfigMap(location, []), keys[1..], value, location);
        return map.With(new ConfigMapEntry(keys[0], location, inner));
    }

    private static ConfigScalar? ReadValue(string text, string location, ICollection<ConfigFault> faults)
    {
        if (text is not ['"' or '\'', ..])
        {
            return new ConfigScalar(location, text, IsQuoted: false);
        }

        var inner = new List<ConfigFault>();
        if (ConfigYamlReader.Read("value: " + text, "", inner)?.Find("value") is ConfigScalar scalar && inner.Count == 0)
        {
            return scalar with { Location = location };
        }

        faults.Add(new ConfigFault(location, "", "expected the value to end with the quote that it begins with"));
        return null;
    }
}
