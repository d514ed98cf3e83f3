namespace MedScan.Sweeps.Spaces;

/// <summary>Parameters by name, with what each may be.</summary>
public sealed class SearchSpace
{
    private readonly List<KeyValuePair<string, Distribution>> _parameters = [];
    private readonly Dictionary<string, Distribution> _byName = new(StringComparer.Ordinal);

    /// <summary>Makes a space.</summary>
    /// <param name="parameters">The parameters; their order is kept.</param>
    /// <exception cref="ArgumentException">A name is empty or stands twice.</exception>
    public SearchSpace(IEnumerable<KeyValuePair<string, Distribution>> parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        foreach ((string name, Distribution distribution) in parameters)
        {
            if (string.IsNullOrWhiteSpace(name) || distribution is null)
                throw new ArgumentException($"Expected a name and a distribution for each parameter, got '{name}' with {distribution?.ToString() ?? "none"}.", nameof(parameters));
            if (!_byName.TryAdd(name, distribution))
                throw new ArgumentException($"The parameter '{name}' stands twice.", nameof(parameters));
            _parameters.Add(new(name, distribution));
        }
    }

    /// <summary>The space without parameters.</summary>
    public static SearchSpace Empty { get; } = new([]);

    /// <summary>The parameters in their order.</summary>
    public IReadOnlyList<KeyValuePair<string, Distribution>> Parameters => _parameters;

    /// <summary>What a parameter may be.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="KeyNotFoundException">There is no such parameter.</exception>
    public Distribution this[string name] => _byName[name];

    /// <summary>What a parameter may be.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>Null where there is no such parameter.</returns>
    public Distribution? Find(string name) => _byName.GetValueOrDefault(name);
}
