using System.Globalization;
using System.Text;

namespace MedScan.TrackingServer.GraphQl;

/// <summary>Cuts a request into words, as the specification of October 2021 says (section 2.1).</summary>
internal static class GraphQlLexer
{
    private const string Punctuation = "!$&()[]{}:=@|";

    public static IReadOnlyList<GraphQlToken> Read(string text)
    {
        var tokens = new List<GraphQlToken>();
        for (var i = 0; i < text.Length;)
        {
            var character = text[i];
            if (character is ' ' or '\t' or '\r' or '\n' or ',' or '\uFEFF')
            {
                i++;
            }
            else if (character == '#')
            {
                while (i < text.Length && text[i] is not ('\r' or '\n'))
                    i++;
            }
            else if (Punctuation.Contains(character, StringComparison.Ordinal))
            {
                tokens.Add(new(GraphQlTokenKind.Punctuation, character.ToString()));
                i++;
            }
            else if (text.AsSpan(i).StartsWith("...", StringComparison.Ordinal))
            {
                tokens.Add(new(GraphQlTokenKind.Punctuation, "..."));
                i += 3;
            }
            else if (char.IsAsciiLetter(character) || character == '_')
            {
                tokens.Add(new(GraphQlTokenKind.Name, Take(text, ref i, static next => char.IsAsciiLetterOrDigit(next) || next == '_')));
            }
            else if (char.IsAsciiDigit(character) || character == '-')
            {
                tokens.Add(Number(Take(text, ref i, static next => char.IsAsciiDigit(next) || next is '-' or '+' or '.' or 'e' or 'E')));
            }
            else if (character == '"')
            {
                tokens.Add(new(GraphQlTokenKind.Text, text.AsSpan(i).StartsWith("\"\"\"", StringComparison.Ordinal) ? Block(text, ref i) : Text(text, ref i)));
            }
            else
            {
                throw new GraphQlException($"Syntax Error: Unexpected character: '{character}'.");
            }
        }

        return tokens;
    }

    private static string Take(string text, ref int i, Func<char, bool> belongs)
    {
        var start = i;
        while (i < text.Length && belongs(text[i]))
            i++;
        return text[start..i];
    }

    private static GraphQlToken Number(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? new(GraphQlTokenKind.Integer, text)
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? new(GraphQlTokenKind.Float, text)
        : throw new GraphQlException($"Syntax Error: Invalid number: '{text}'.");

    private static string Text(string text, ref int i)
    {
        var result = new StringBuilder();
        for (i++; i < text.Length && text[i] is not ('\r' or '\n'); i++)
        {
            if (text[i] == '"')
            {
                i++;
                return result.ToString();
            }

            result.Append(text[i] == '\\' ? Escaped(text, ref i) : text[i]);
        }

        throw new GraphQlException("Syntax Error: Unterminated string.");
    }

    private static char Escaped(string text, ref int i)
    {
        i++;
        switch (i < text.Length ? text[i] : '\0')
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case var plain and ('"' or '\\' or '/'):
                return plain;
            case 'u' when i + 4 < text.Length && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                i += 4;
                return (char)code;
            default:
                throw new GraphQlException("Syntax Error: Invalid character escape sequence.");
        }
    }

    private static string Block(string text, ref int i)
    {
        var end = text.IndexOf("\"\"\"", i + 3, StringComparison.Ordinal);
        if (end < 0)
            throw new GraphQlException("Syntax Error: Unterminated string.");
        var content = text[(i + 3)..end];
        i = end + 3;
        return content.Trim();
    }
}
