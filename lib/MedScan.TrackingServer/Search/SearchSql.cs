using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Search;

/// <summary>Compiles comparisons to SQL conditions. Nothing that a client wrote becomes part of the text.</summary>
internal static class SearchSql
{
    /// <summary>The condition of a comparison with a column.</summary>
    public static string Compare(SqlText sql, string column, SearchClause clause) => clause switch
    {
        { Value: SearchValue.List list, Comparator: "IN" } => sql.In(column, list.Items),
        { Value: SearchValue.List list } => $"NOT ({sql.In(column, list.Items)})",
        { Value: SearchValue.Number number } => $"{column} {clause.Comparator} {sql.Add(number.Content)}",
        { Value: SearchValue.Text text, Comparator: "LIKE" } => Like(sql, column, text.Content),
        { Value: SearchValue.Text text, Comparator: "ILIKE" } => LikeIgnoringCase(sql, column, text.Content),
        { Value: SearchValue.Text text } => $"{column} {clause.Comparator} {sql.Add(text.Content)}",
        _ => throw new InvalidOperationException($"A comparison with {clause.Value} is not known."),
    };

    /// <summary>The condition that what is searched has a tag, parameter or metric that fits; one that lacks the key fits nothing, not even !=.</summary>
    public static string Compare(SqlText sql, KeyValueTable table, SearchClause clause) =>
        $"({table.Searched}) IN (SELECT {table.Owner} FROM {table.Name} WHERE {table.Key} = {sql.Add(clause.Key)} AND {Compare(sql, table.Value, clause)})";

    // A backslash escapes nothing in SQLite's LIKE, and in PostgreSQL's only unless it is told otherwise.
    private static string Like(SqlText sql, string column, string pattern) => sql.Dialect == Dialect.Sqlite
        ? $"{column} GLOB {sql.Add(Glob(pattern))}"
        : $"{column} LIKE {sql.Add(pattern)} ESCAPE ''";

    private static string LikeIgnoringCase(SqlText sql, string column, string pattern) => sql.Dialect == Dialect.Sqlite
        ? $"{column} LIKE {sql.Add(pattern)}"
        : $"{column} ILIKE {sql.Add(pattern)} ESCAPE ''";

    // SQLite's LIKE ignores case; GLOB does not, and spells its wildcards otherwise.
    private static string Glob(string pattern) => string.Concat(pattern.Select(character => character switch
    {
        '%' => "*",
        '_' => "?",
        '*' or '?' or '[' => $"[{character}]",
        _ => character.ToString(),
    }));
}
