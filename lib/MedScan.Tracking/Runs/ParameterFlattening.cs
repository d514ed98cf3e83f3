namespace MedScan.Tracking.Runs;

/// <summary>Nested objects as one level of names joined with '.': <c>new { Train = new { Epochs = 5 } }</c> is <c>Train.Epochs = 5</c>.</summary>
internal static class ParameterFlattening
{
    private const int MostDepth = 16;

    /// <exception cref="ArgumentException">The value has no named parts, or is nested deeper than 16 levels.</exception>
    public static IReadOnlyList<KeyValuePair<string, object?>> Flatten(object value)
    {
        var flat = new List<KeyValuePair<string, object?>>();
        IReadOnlyList<KeyValuePair<string, object?>> members = ObjectMembers.Read(value)
            ?? throw new ArgumentException($"Expected an object with properties or a dictionary, got {value.GetType().Name}.", nameof(value));
        Add(flat, "", members, 0);
        return flat;
    }

    private static void Add(List<KeyValuePair<string, object?>> flat, string prefix, IReadOnlyList<KeyValuePair<string, object?>> members, int depth)
    {
        if (depth > MostDepth) throw new ArgumentException($"Expected an object of at most {MostDepth} levels, got more at '{prefix}'; does it hold itself?");
        foreach ((string name, object? wrapped) in members)
        {
            object? value = ValueText.Unwrap(wrapped);
            if (value is not null && ObjectMembers.Read(value) is { } nested && nested.Count > 0) Add(flat, $"{prefix}{name}.", nested, depth + 1);
            else flat.Add(new(prefix + name, value));
        }
    }
}
