namespace MedScan.TrackingServer.Search;

/// <summary>Cuts a filter or an order_by clause into words. Every text can be cut; what makes no sense becomes <see cref="FilterTokenKind.Other"/>.</summary>
internal static class FilterLexer
{
    public static IReadOnlyList<FilterToken> Read(string text)
    {
        var tokens = new List<FilterToken>();
        var start = 0;
        while (start < text.Length)
        {
            if (char.IsWhiteSpace(text[start]))
            {
                start++;
                continue;
            }

            var (kind, end) = Next(text, start);
            tokens.Add(new(kind, text[start..end]));
            start = end;
        }

        return tokens;
    }

    private static (FilterTokenKind Kind, int End) Next(string text, int start)
    {
        switch (text[start])
        {
            case '(':
                return (FilterTokenKind.Open, start + 1);
            case ')':
                return (FilterTokenKind.Close, start + 1);
            case ',':
                return (FilterTokenKind.Comma, start + 1);
            case ';':
                return (FilterTokenKind.Semicolon, start + 1);
            case '\'':
                return QuotedEnd(text, start) is { } end ? (FilterTokenKind.Text, end) : (FilterTokenKind.Other, start + 1);
            case '<' or '>' or '=' or '!' or '~':
                return (FilterTokenKind.Comparator, End(text, start, character => character is '<' or '>' or '=' or '!' or '~'));
            case var first when char.IsAsciiDigit(first) || first is '-' or '.':
                return NumberEnd(text, start) is { } number ? (FilterTokenKind.Number, number) : (FilterTokenKind.Other, start + 1);
            case var first when char.IsLetter(first) || first is '_' or '`' or '"':
                return Name(text, start);
            default:
                return (FilterTokenKind.Other, start + 1);
        }
    }

    private static (FilterTokenKind Kind, int End) Name(string text, int start)
    {
        var end = PartEnd(text, start);
        if (end is null)
            return (FilterTokenKind.Other, start + 1);
        var dotted = false;
        while (end < text.Length && text[end.Value] == '.' && PartEnd(text, end.Value + 1) is { } next)
        {
            end = next;
            dotted = true;
        }

        var word = text[start..end.Value];
        var kind = dotted || text[start] == '`' ? FilterTokenKind.Identifier
            : text[start] == '"' ? FilterTokenKind.DoubleQuoted
            : word.ToUpperInvariant() switch
            {
                "AND" => FilterTokenKind.And,
                "IN" => FilterTokenKind.In,
                "NOT" => FilterTokenKind.Not,
                "LIKE" or "ILIKE" or "RLIKE" => FilterTokenKind.Comparator,
                "OR" or "IS" or "BETWEEN" => FilterTokenKind.Other,
                _ => FilterTokenKind.Identifier,
            };
        return (kind, end.Value);
    }

    // One part of a dotted name: a word, or anything between backticks or double quotes.
    private static int? PartEnd(string text, int start)
    {
        if (start >= text.Length)
            return null;
        if (text[start] is '`' or '"')
            return QuotedEnd(text, start);
        var end = End(text, start, character => char.IsLetterOrDigit(character) || character is '_' or '$' or '#' or '@');
        return end == start ? null : end;
    }

    // A doubled quote and one after a backslash belong to the text.
    private static int? QuotedEnd(string text, int start)
    {
        var quote = text[start];
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] == '\\' && quote != '`' && i + 1 < text.Length && text[i + 1] == quote && text.IndexOf(quote, i + 2) >= 0)
                i++;
            else if (text[i] == quote && i + 1 < text.Length && text[i + 1] == quote)
                i++;
            else if (text[i] == quote)
                return i + 1;
        }

        return null;
    }

    private static int? NumberEnd(string text, int start)
    {
        var end = text[start] == '-' ? start + 1 : start;
        var whole = End(text, end, char.IsAsciiDigit);
        var digits = whole - end;
        end = whole;
        if (end < text.Length && text[end] == '.')
        {
            var fraction = End(text, end + 1, char.IsAsciiDigit);
            digits += fraction - end - 1;
            end = fraction;
        }

        if (digits == 0)
            return null;
        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var sign = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            var exponent = End(text, sign, char.IsAsciiDigit);
            if (exponent > sign)
                end = exponent;
        }

        // 3abc is not the number 3 before the name abc.
        return end < text.Length && (char.IsLetter(text[end]) || text[end] == '_') ? null : end;
    }

    private static int End(string text, int start, Func<char, bool> belongs)
    {
        while (start < text.Length && belongs(text[start]))
            start++;
        return start;
    }
}
