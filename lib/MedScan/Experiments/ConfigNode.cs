namespace MedScan.Experiments;

/// <summary>A piece of a YAML document that remembers where it was written.</summary>
/// <param name="Location"><c>file:line:column</c> or <c>override 'key=value'</c>.</param>
internal abstract record ConfigNode(string Location)
{
    /// <summary>What the node is, for an error that expected something else.</summary>
    public abstract string Kind { get; }
}

/// <summary>A single value as text; its type is decided by the key it belongs to.</summary>
internal sealed record ConfigScalar(string Location, string Text, bool IsQuoted) : ConfigNode(Location)
{
    /// <summary>YAML 1.2's core schema spells "no value" in these ways.</summary>
    public bool IsNull => !IsQuoted && Text is "" or "~" or "null" or "Null" or "NULL";

    public override string Kind => IsNull ? "no value" : IsQuoted ? $"quoted text \"{Shortened}\"" : $"'{Shortened}'";

    private string Shortened => Text.Length <= 60 ? Text : Text[..57] + "...";
}

/// <summary>A list with its items in the order of the document.</summary>
internal sealed record ConfigList(string Location, IReadOnlyList<ConfigNode> Items) : ConfigNode(Location)
{
    public override string Kind => "a list";
}

/// <summary>Keys with values in the order of the document, no key twice.</summary>
internal sealed record ConfigMap(string Location, IReadOnlyList<ConfigMapEntry> Entries) : ConfigNode(Location)
{
    public override string Kind => "a section";

    public ConfigNode? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key)?.Value;

    /// <summary>The node under a dotted key, or null.</summary>
    public ConfigNode? FindPath(string path)
    {
        ConfigNode? node = this;
        foreach (string key in path.Split('.'))
        {
            node = (node as ConfigMap)?.Find(key);
        }

        return node;
    }

    public ConfigMap With(ConfigMapEntry replacement) => new(
        Location,
        Find(replacement.Key) is null
            ? [.. Entries, replacement]
            : [.. Entries.Select(entry => entry.Key == replacement.Key ? replacement : entry)]);

    public ConfigMap Without(string key) => new(Location, [.. Entries.Where(entry => entry.Key != key)]);

    /// <summary>This map with another laid over it: sections merge key by key, everything else is replaced.
    /// A section without content keeps what is below it.</summary>
    public ConfigMap Under(ConfigMap top)
    {
        ConfigMap merged = this;
        foreach (ConfigMapEntry entry in top.Entries)
        {
            ConfigNode value = (Find(entry.Key), entry.Value) switch
            {
                (ConfigMap below, ConfigMap above) => below.Under(above),
                (ConfigMap below, ConfigScalar { IsNull: true }) => below,
                _ => entry.Value,
            };
            merged = merged.With(entry with { Value = value });
        }

        return merged;
    }
}

/// <summary>A key with its value; the location is the key's.</summary>
internal sealed record ConfigMapEntry(string Key, string Location, ConfigNode Value);
