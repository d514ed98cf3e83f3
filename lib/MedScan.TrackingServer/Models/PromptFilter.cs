using MedScan.TrackingServer.Search;

namespace MedScan.TrackingServer.Models;

/// <summary>Keeps prompts, which share the tables, out of searches that do not ask for them.</summary>
internal static class PromptFilter
{
    /// <summary>The condition on what is searched: to be a prompt where the filter says so, else to be none.</summary>
    public static string Condition(SqlText sql, KeyValueTable tags, IReadOnlyList<SearchClause> clauses) =>
        $"({tags.Searched}) {(AsksForPrompts(clauses) ? "IN" : "NOT IN")} "
        + $"(SELECT {tags.Owner} FROM {tags.Name} WHERE {tags.Key} = {sql.Add(ModelRules.PromptTag)} AND {tags.Value} = 'true')";

    /// <summary>The comparisons that are left.</summary>
    public static IEnumerable<SearchClause> Others(IReadOnlyList<SearchClause> clauses) => clauses.Where(clause => !IsAboutPrompts(clause));

    private static bool IsAboutPrompts(SearchClause clause) => clause is { Entity: SearchEntity.Tag, Key: ModelRules.PromptTag };

    private static bool AsksForPrompts(IReadOnlyList<SearchClause> clauses) => clauses.Any(clause =>
        IsAboutPrompts(clause) && clause.Value is SearchValue.Text text && clause.Comparator switch
        {
            "=" => text.Content.Equals("true", StringComparison.OrdinalIgnoreCase),
            "!=" => text.Content.Equals("false", StringComparison.OrdinalIgnoreCase),
            _ => false,
        });
}
