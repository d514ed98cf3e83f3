namespace MedScan.Experiments;

/// <summary>A key of an earlier version. It is still known, so that a file that has it is told the new spelling.</summary>
internal sealed class ConfigRetiredField<TSection>(string key, Func<string, string> message) : ConfigField<TSection>(key)
{
    public override IEnumerable<string> Paths => [];

    public override TSection Read(TSection section, ConfigNode node, string path, ConfigReading reading)
    {
        reading.Add(node.Location, path, message((node as ConfigScalar)?.Text ?? ""));
        return section;
    }

    public override void Check(TSection section, string path, ICollection<ConfigFault> faults)
    {
    }

    public override void Visit(TSection section, string path, Action<string, string> visitor)
    {
    }
}
