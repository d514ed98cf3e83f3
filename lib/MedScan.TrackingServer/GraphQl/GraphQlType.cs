namespace MedScan.TrackingServer.GraphQl;

/// <summary>A type with fields.</summary>
internal sealed class GraphQlType(string name, params GraphQlField[] fields)
{
    private readonly Dictionary<string, GraphQlField> fields = fields.ToDictionary(field => field.Name, StringComparer.Ordinal);

    public string Name { get; } = name;

    /// <exception cref="GraphQlException">There is no such field.</exception>
    public GraphQlField Field(string field) =>
        fields.TryGetValue(field, out var found) ? found : throw new GraphQlException($"Cannot query field '{field}' on type '{Name}'.");
}
