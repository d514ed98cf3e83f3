namespace MedScan.TrackingServer.Search;

/// <summary>A comparison that has been checked against the rules of its search.</summary>
/// <param name="Entity">What it is about.</param>
/// <param name="Key">The attribute's name, or the metric's, parameter's, tag's key.</param>
/// <param name="Comparator">=, !=, &lt;, &lt;=, &gt;, &gt;=, LIKE, ILIKE, IN or NOT IN.</param>
/// <param name="Value">What it is compared with.</param>
internal sealed record SearchClause(SearchEntity Entity, string Key, string Comparator, SearchValue Value);
