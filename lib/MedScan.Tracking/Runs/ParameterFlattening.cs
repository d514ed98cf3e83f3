namespace MedScan.Tracking.Runs;

/// <summary>Nested objects as one level of names joined with '.': <c>new { Train = new { Epochs = 5 } }</c> is <c>Train.Epochs = 5</c>.</summary>
internal static class ParameterFlattening
{
    private const int MostDepth = 16;

    /// <remarks><c>isSingle</c>: which values, though made of parts, are to stay whole.</remarks>
    /// <exception cref="ArgumentException">The value has no named parts, or is nested deeper than 16 levels.</exception>
    public static IReadOnlyList<KeyValuePair<string, object?>> Flatten(object value, Func<object, bool>? isSingle = null)
    {
        var flat = new List<KeyValuePair<string, object?>>();
        IReadOnlyList<KeyValuePair<string, object?>> members = ObjectMembers.Read(value)
            ?? throw new ArgumentException($"Expected an object with properties or a dictionary, got {value.GetType().Name}.", nameof(value));
        Add(flat, "", members, isSingle ?? (_ => false), 0);
        return flat;
    }

    private static void Add(
        List<KeyValuePair<string, object?>> flat, string prefix, IReadOnlyList<KeyValuePair<string, object?>> members,
        Func<object, bool> isSingle, int depth)
    {
        if (depth > MostDepth) throw new ArgumentException($"Expected an object of at most {MostDepth} levels, got more at '{prefix}'; does it hold itself?");
        foreach ((string name, object? wrapped) in members)
        {
            object? value = ValueText.Unwrap(wrapped);
            if (value is not null && !isSingle(value) && ObjectMembers.Read(value) is { Count: > 0 } nested)
                Add(flat, $"{prefix}{name}.", nested, isSingle, depth + 1);
            else flat.Add(new(prefix + name, value));
        }
    }
}
