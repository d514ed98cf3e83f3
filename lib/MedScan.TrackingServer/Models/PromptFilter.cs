using MedScan.TrackingServer.Search;

namespace MedScan.TrackingServer.Models;

/// <summary>Keeps prompts, which share the tables, out of searches that do not ask for them.</summary>
internal static class PromptFilter
{
    /// <summary>The conditions of a search: to be a prompt where the filter says so, else to be none, and what else it compares.</summary>
    /// <param name="sql">Takes the values.</param>
    /// <param name="tags">The tags of what is searched.</param>
    /// <param name="clauses">The filter.</param>
    /// <param name="alias">The name that the statement gives to the table of what is searched.</param>
    public static string Conditions(SqlText sql, KeyValueTable tags, IReadOnlyList<SearchClause> clauses, string alias)
    {
        var conditions = new List<string>
        {
            $"({tags.Searched}) {(AsksForPrompts(clauses) ? "IN" : "NOT IN")} "
            + $"(SELECT {tags.Owner} FROM {tags.Name} WHERE {tags.Key} = {sql.Add(ModelRules.PromptTag)} AND {tags.Value} = 'true')",
        };
        conditions.AddRange(clauses.Where(clause => !IsAboutPrompts(clause)).Select(clause => clause.Entity == SearchEntity.Tag
            ? SearchSql.Compare(sql, tags, clause)
            : SearchSql.Compare(sql, $"{alias}.{clause.Key}", clause)));
        return string.Join(" AND ", conditions);
    }

    private static bool IsAboutPrompts(SearchClause clause) => clause is { Entity: SearchEntity.Tag, Key: ModelRules.PromptTag };

    private static bool AsksForPrompts(IReadOnlyList<SearchClause> clauses) => clauses.Any(clause =>
        IsAboutPrompts(clause) && clause.Value is SearchValue.Text text && clause.Comparator switch
        {
            "=" => text.Content.Equals("true", StringComparison.OrdinalIgnoreCase),
            "!=" => text.Content.Equals("false", StringComparison.OrdinalIgnoreCase),
            _ => false,
        });
}
