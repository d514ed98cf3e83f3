using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Search;

/// <summary>Reads <c>order_by</c> clauses such as <c>metrics.`my loss` DESC</c>.</summary>
internal static class SearchOrdering
{
    // Each may cost a join, and SQLite joins at most 64 tables.
    private const int MaxClauses = 32;

    /// <exception cref="ApiException">A clause is not one, or names what cannot be sorted by.</exception>
    public static IReadOnlyList<SearchOrder> Parse(IReadOnlyList<string> clauses, SearchRules rules) =>
        clauses.Count <= MaxClauses
            ? [.. clauses.Select(clause => Parse(clause, rules))]
            : throw ApiException.Invalid($"An order may have at most {MaxClauses} criteria, got {clauses.Count}.");

    private static SearchOrder Parse(string clause, SearchRules rules)
    {
        var tokens = FilterLexer.Read(clause);
        if (tokens.Count is 0 or > 2 || !tokens[0].IsName || (tokens.Count == 2 && tokens[1].Kind != FilterTokenKind.Identifier))
            throw ApiException.Invalid($"Invalid order_by clause '{clause}'. Could not be parsed.");
        var ascending = tokens.Count == 1 || tokens[1].Text.Equals("asc", StringComparison.OrdinalIgnoreCase);
        if (!ascending && !tokens[1].Text.Equals("desc", StringComparison.OrdinalIgnoreCase))
            throw ApiException.Invalid($"Invalid ordering key in order_by clause '{clause}'.");
        var (entity, key) = rules.Resolve(tokens[0].Text, forOrder: true);
        return new SearchOrder(entity, key, ascending);
    }
}
