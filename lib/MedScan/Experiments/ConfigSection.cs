namespace MedScan.Experiments;

/// <summary>The keys of one section, in the order in which they are written.</summary>
internal sealed class ConfigSection<TSection>(params ConfigField<TSection>[] fields)
{
    /// <summary>Dotted keys of all values, relative to this section.</summary>
    public IEnumerable<string> Paths => fields.SelectMany(known => known.Paths);

    public TSection Read(TSection section, ConfigMap map, string prefix, ConfigReading reading)
    {
        foreach (ConfigMapEntry entry in map.Entries)
        {
            string path = Join(prefix, entry.Key);
            ConfigField<TSection>? field = Array.Find(fields, candidate => candidate.Key == entry.Key);
            if (field is null)
            {
                IEnumerable<string> keysHere = fields.Where(candidate => candidate.Paths.Any()).Select(candidate => candidate.Key);
                string? sibling = Spelling.Nearest(entry.Key, keysHere);
                reading.AddUnknown(entry.Location, path, sibling is null ? null : Join(prefix, sibling), keysHere);
            }
            else
            {
                section = field.Read(section, entry.Value, path, reading);
            }
        }

        return section;
    }

    public void Check(TSection section, string prefix, ICollection<ConfigFault> faults)
    {
        foreach (ConfigField<TSection> field in fields)
        {
            field.Check(section, Join(prefix, field.Key), faults);
        }
    }

    public void Visit(TSection section, string prefix, Action<string, string> visitor)
    {
        foreach (ConfigField<TSection> field in fields)
        {
            field.Visit(section, Join(prefix, field.Key), visitor);
        }
    }

    private static string Join(string prefix, string key) => prefix.Length == 0 ? key : $"{prefix}.{key}";
}
