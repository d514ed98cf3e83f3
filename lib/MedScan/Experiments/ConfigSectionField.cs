namespace MedScan.Experiments;

/// <summary>A key with keys below it.</summary>
internal sealed class ConfigSectionField<TSection, TChild>(
    string key, ConfigSection<TChild> child, Func<TSection, TChild> get, Func<TSection, TChild, TSection> set)
    : ConfigField<TSection>(key)
{
    public override IEnumerable<string> Paths => child.Paths.Select(path => $"{Key}.{path}");

    public override TSection Read(TSection section, ConfigNode node, string path, ConfigReading reading)
    {
        switch (node)
        {
            case ConfigMap map:
                return set(section, child.Read(get(section), map, path, reading));
            case ConfigScalar { IsNull: true }:
                return section; // a section whose keys are all commented out
            default:
                reading.Add(node.Location, path, $"expected a section with keys such as {path}.{child.Paths.First()}, got {node.Kind}");
                return section;
        }
    }

    public override void Check(TSection section, string path, ICollection<ConfigFault> faults) =>
        child.Check(get(section), path, faults);

    public override void Visit(TSection section, string path, Action<string, string> visitor) =>
        child.Visit(get(section), path, visitor);
}
