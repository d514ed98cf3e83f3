namespace MedScan.Experiments;

/// <summary>Collects the faults of one reading.</summary>
internal sealed class ConfigReading(IReadOnlyList<string> validPaths)
{
    private readonly List<ConfigFault> _faults = [];

    public IReadOnlyList<ConfigFault> Faults => _faults;

    public void Add(string location, string path, string message) => _faults.Add(new ConfigFault(location, path, message));

    /// <summary>Reports a key nobody knows: near misses of the same section first, then the same word in another section.</summary>
    public void AddUnknown(string location, string path, string? sibling, IEnumerable<string> keysHere)
    {
        string leaf = path[(path.LastIndexOf('.') + 1)..];
        string? leafHint = Spelling.Nearest(leaf, validPaths.Select(LastPart));
        string? nearest = sibling ?? validPaths.FirstOrDefault(valid => LastPart(valid) == leafHint);
        string hint = nearest is not null ? $"; did you mean {nearest}?"
            : leaf == "<<" ? "; YAML 1.2 has no merge keys, use extends or repeat the lines"
            : $"; expected one of {string.Join(", ", keysHere)}";
        Add(location, path, $"unknown key{hint}");

        static string LastPart(string dotted) => dotted[(dotted.LastIndexOf('.') + 1)..];
    }
}
