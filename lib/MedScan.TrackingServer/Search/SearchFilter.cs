using System.Globalization;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Search;

/// <summary>Reads MLflow's filter language: comparisons joined by AND.</summary>
internal static class SearchFilter
{
    // SQLite refuses expressions a thousand deep; nobody types a hundred comparisons.
    private const int MaxClauses = 200;

    // SQLite gives up on patterns of 50,000 bytes.
    private const int MaxPatternLength = 8000;

    /// <summary>The comparisons of a filter; none for an empty one.</summary>
    /// <exception cref="ApiException">The filter is not one, or names what cannot be searched.</exception>
    public static IReadOnlyList<SearchClause> Parse(string? filter, SearchRules rules)
    {
        if (string.IsNullOrEmpty(filter))
            return [];
        var tokens = FilterLexer.Read(filter);
        var clauses = new List<SearchClause>();
        var strangers = new List<string>();
        var joined = true;
        var pending = new List<(string Name, string Comparator, IReadOnlyList<FilterToken> Operand)>();
        for (var i = 0; i < tokens.Count;)
        {
            if (tokens[i].Kind == FilterTokenKind.And)
            {
                joined = true;
                i++;
            }
            else if (joined && Comparison(tokens, i) is var (comparator, operandStart, end))
            {
                pending.Add((tokens[i].Text, comparator, [.. tokens.Skip(operandStart).Take(end - operandStart)]));
                joined = false;
                i = end;
            }
            else if (tokens[i].Kind == FilterTokenKind.Semicolon && i + 1 < tokens.Count)
            {
                throw ApiException.Invalid($"Search filter contained multiple expression '{filter}'. Provide AND-ed expression list.");
            }
            else
            {
                strangers.Add($"'{tokens[i++].Text}'");
                joined = true; // what stands between two comparisons is named once, not the second comparison too
            }
        }

        if (strangers.Count > 0)
            throw ApiException.Invalid($"Invalid clause(s) in filter string: {string.Join(", ", strangers)}");
        if (pending.Count > MaxClauses)
            throw ApiException.Invalid($"A filter may have at most {MaxClauses} comparisons, got {pending.Count}.");
        foreach (var (name, comparator, operand) in pending)
            clauses.Add(Check(rules, name, comparator, operand));
        return clauses;
    }

    // A name, a comparator and a value; or a name, IN or NOT IN, and a list.
    private static (string Comparator, int OperandStart, int End)? Comparison(IReadOnlyList<FilterToken> tokens, int start)
    {
        var kind = (int offset) => start + offset < tokens.Count ? tokens[start + offset].Kind : (FilterTokenKind?)null;
        if (!tokens[start].IsName)
            return null;
        var (comparator, operand) = (kind(1), kind(2), kind(3)) switch
        {
            (FilterTokenKind.Comparator, _, _) => (tokens[start + 1].Text.ToUpperInvariant(), start + 2),
            (FilterTokenKind.In, _, _) => ("IN", start + 2),
            (FilterTokenKind.Not, FilterTokenKind.In, _) => ("NOT IN", start + 3),
            (FilterTokenKind.Not, FilterTokenKind.Comparator, _) => ($"NOT {tokens[start + 2].Text.ToUpperInvariant()}", start + 3),
            _ => (string.Empty, tokens.Count),
        };
        if (operand >= tokens.Count)
            return null;
        if (tokens[operand].Kind == FilterTokenKind.Open)
        {
            for (var i = operand + 1; i < tokens.Count; i++)
            {
                if (tokens[i].Kind == FilterTokenKind.Close)
                    return (comparator, operand, i + 1);
            }

            return null;
        }

        return tokens[operand].IsOperand ? (comparator, operand, operand + 1) : null;
    }

    private static SearchClause Check(SearchRules rules, string name, string comparator, IReadOnlyList<FilterToken> operand)
    {
        var (entity, key) = rules.Resolve(name, forOrder: false);
        var isNumber = entity == SearchEntity.Metric || (entity == SearchEntity.Attribute && rules.Attribute(key).IsNumber);
        SearchValue value = isNumber ? Number(rules, entity, key, operand)
            : operand[0].Kind == FilterTokenKind.Open ? List(rules, entity, key, operand)
            : Text(entity, operand[0]);
        rules.CheckComparator(entity, key, comparator);
        if (comparator is "LIKE" or "ILIKE" && value is SearchValue.Text { Content.Length: > MaxPatternLength })
            throw ApiException.Invalid($"A pattern may have at most {MaxPatternLength} characters.");
        var takesList = comparator is "IN" or "NOT IN";
        return takesList == value is SearchValue.List
            ? new SearchClause(entity, key, comparator, value)
            : throw ApiException.Invalid($"Invalid comparison clause. {comparator} does not go with {Written(operand)}");
    }

    private static SearchValue.Number Number(SearchRules rules, SearchEntity entity, string key, IReadOnlyList<FilterToken> operand)
    {
        var text = operand[0].Kind == FilterTokenKind.Number ? operand[0].Text
            : rules.AllowsQuotedNumbers && operand[0].Kind is FilterTokenKind.Text or FilterTokenKind.DoubleQuoted ? operand[0].Text[1..^1]
            : null;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
            return new SearchValue.Number(entity == SearchEntity.Metric ? (double)integer : integer);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return new SearchValue.Number(number);
        throw ApiException.Invalid(entity == SearchEntity.Metric
            ? $"Expected numeric value type for metric. Found {Written(operand)}"
            : $"Expected numeric value type for numeric attribute: {key}. Found {Written(operand)}");
    }

    private static SearchValue.Text Text(SearchEntity entity, FilterToken operand) => operand.Kind switch
    {
        FilterTokenKind.Text or FilterTokenKind.DoubleQuoted => new SearchValue.Text(operand.Text[1..^1]),
        FilterTokenKind.Identifier => throw ApiException.Invalid(
            "Parameter value is either not quoted or unidentified quote types used for string value "
            + $"{operand.Text}. Use either single or double quotes."),
        _ when entity == SearchEntity.Attribute => throw ApiException.Invalid($"Expected a quoted string value for attributes. Got value {operand.Text}"),
        _ when entity == SearchEntity.Dataset => throw ApiException.Invalid($"Expected a quoted string value for dataset attributes. Got value {operand.Text}"),
        _ => throw ApiException.Invalid($"Expected a quoted string value for {Word(entity)} (e.g. 'my-value'). Got value {operand.Text}"),
    };

    private static SearchValue.List List(SearchRules rules, SearchEntity entity, string key, IReadOnlyList<FilterToken> operand)
    {
        if (entity == SearchEntity.Attribute && !rules.Attribute(key).AllowsLists)
        {
            var lists = rules.Attributes.Values.Where(attribute => attribute.AllowsLists).Select(attribute => $"'{attribute.Name}'").Distinct();
            throw ApiException.Invalid($"Only the {string.Join(", ", lists)} attribute supports comparison with a list of quoted string values.");
        }

        if (entity is SearchEntity.Parameter or SearchEntity.Metadata || (entity == SearchEntity.Tag && !rules.AllowsTagLists))
            throw ApiException.Invalid($"Expected a quoted string value for {Word(entity)} (e.g. 'my-value'). Got value {Written(operand)}");
        var items = new List<string>();
        for (var i = 1; i < operand.Count - 1; i++)
        {
            var expected = i % 2 == 1 ? FilterTokenKind.Text : FilterTokenKind.Comma;
            if (operand[i].Kind != expected)
            {
                throw ApiException.Invalid(
                    $"While parsing a list in the query, expected string value, punctuation, or whitespace, but got different type in list: {Written(operand)}");
            }

            if (expected == FilterTokenKind.Text)
                items.Add(operand[i].Text[1..^1]);
        }

        return items.Count > 0 ? new SearchValue.List(items) : throw ApiException.Invalid(
            "While parsing a list in the query, expected a non-empty list of string values, but got empty list");
    }

    private static string Word(SearchEntity entity) => entity switch
    {
        SearchEntity.Parameter => "parameter",
        SearchEntity.Metadata => "request_metadata",
        _ => "tag",
    };

    private static string Written(IReadOnlyList<FilterToken> operand) =>
        string.Concat(operand.Select(token => token.Kind == FilterTokenKind.Comma ? ", " : token.Text));
}
