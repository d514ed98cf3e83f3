namespace MedScan.Experiments;

/// <summary>One key of a section of type <typeparamref name="TSection"/>.</summary>
internal abstract class ConfigField<TSection>(string key)
{
    public string Key { get; } = key;

    /// <summary>The keys below this one, relative to the section: itself for a value.</summary>
    public virtual IEnumerable<string> Paths => [Key];

    /// <summary>The section with this key's value replaced by what the node says, or unchanged after adding faults.</summary>
    public abstract TSection Read(TSection section, ConfigNode node, string path, ConfigReading reading);

    /// <summary>Adds a fault for each value outside its range.</summary>
    public abstract void Check(TSection section, string path, ICollection<ConfigFault> faults);

    /// <summary>Hands every value below this key to the visitor, in the order of the schema.</summary>
    public abstract void Visit(TSection section, string path, Action<string, string> visitor);
}
