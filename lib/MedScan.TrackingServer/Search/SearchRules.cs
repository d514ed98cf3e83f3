using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Search;

/// <summary>What may be compared with what in one of the searches.</summary>
internal sealed partial class SearchRules
{
    private static readonly IReadOnlyList<string> NumberComparators = [">", ">=", "!=", "=", "<", "<="];
    private static readonly IReadOnlyList<string> TextComparators = ["!=", "=", "LIKE", "ILIKE"];
    private static readonly IReadOnlyList<string> ListComparators = ["!=", "=", "LIKE", "ILIKE", "IN", "NOT IN"];
    private static readonly IReadOnlyList<string> DatasetKeys = ["name", "digest", "context"];

    /// <summary>What may stand before the first dot of a name; a name without a dot is an attribute.</summary>
    public required IReadOnlyDictionary<string, SearchEntity> Entities { get; init; }

    /// <summary>The attributes by all names they may be called.</summary>
    public required IReadOnlyDictionary<string, SearchAttribute> Attributes { get; init; }

    /// <summary>The end of the sentence that refuses an unknown entity.</summary>
    public required string EntityHint { get; init; }

    /// <summary>Whether a number may stand in quotes.</summary>
    public bool AllowsQuotedNumbers { get; init; }

    /// <summary>Whether tags may be compared with lists.</summary>
    public bool AllowsTagLists { get; init; }

    /// <summary>Finds what a name stands for.</summary>
    /// <param name="name">As it was written, such as <c>metrics.`my loss`</c>.</param>
    /// <param name="forOrder">Whether it came from an order_by clause.</param>
    /// <exception cref="ApiException">Nothing of this name can be searched or sorted by.</exception>
    public (SearchEntity Entity, string Key) Resolve(string name, bool forOrder)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var prefix = dot < 0 ? null : Trim(name[..dot], '`');
        var entity = SearchEntity.Attribute;
        if (prefix is not null && !Entities.TryGetValue(prefix, out entity))
            throw ApiException.Invalid($"Invalid entity type '{prefix}'. {EntityHint}");
        var key = Trim(Trim(Trim(name[(dot + 1)..], '\''), '"'), '`');
        if (entity == SearchEntity.Dataset && !DatasetKeys.Contains(key))
            throw ApiException.Invalid($"Invalid dataset key '{key}' specified. Valid keys are '{Set(DatasetKeys)}'");
        if (entity != SearchEntity.Attribute)
            return (entity, key);
        return Attributes.TryGetValue(key, out var attribute) && (forOrder ? attribute.CanOrder : attribute.CanFilter)
            ? (entity, attribute.Name)
            : throw ApiException.Invalid(
                $"Invalid attribute key '{key}' specified. Valid keys are "
                + $"'{Set(Attributes.Where(pair => forOrder ? pair.Value.CanOrder : pair.Value.CanFilter).Select(pair => pair.Key))}'");
    }

    /// <exception cref="ApiException">The comparator does not suit what it compares.</exception>
    public void CheckComparator(SearchEntity entity, string key, string comparator)
    {
        var allowed = entity switch
        {
            SearchEntity.Metric => NumberComparators,
            SearchEntity.Dataset => ListComparators,
            SearchEntity.Attribute when Attribute(key).IsNumber => NumberComparators,
            SearchEntity.Attribute when Attribute(key).AllowsLists => ListComparators,
            SearchEntity.Tag when AllowsTagLists => ListComparators,
            _ => TextComparators,
        };
        if (!allowed.Contains(comparator))
            throw ApiException.Invalid($"Invalid comparator '{comparator}' not one of '{Set(allowed)}'");
    }

    /// <summary>The attribute of a name that <see cref="Resolve"/> has returned.</summary>
    public SearchAttribute Attribute(string name) => Attributes.Values.First(attribute => attribute.Name == name);

    // Written as Python writes a set, because clients have come to match these messages.
    private static string Set(IEnumerable<string> values) => $"{{{string.Join(", ", values.Select(value => $"'{value}'"))}}}";

    private static string Trim(string text, char quote) =>
        text.Length >= 2 && text[0] == quote && text[^1] == quote ? text[1..^1] : text;
}
