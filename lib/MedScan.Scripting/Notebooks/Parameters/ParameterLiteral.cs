using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MedScan.Scripting.Notebooks.Parameters;

/// <summary>Turns what a person typed into source text.</summary>
internal static partial class ParameterLiteral
{
    /// <summary>The value as source text of the language; null where it does not fit.</summary>
    /// <param name="typed">What was typed.</param>
    /// <param name="kind">What the parameter takes.</param>
    /// <param name="fsharp">Whether the language is F#, else C#.</param>
    public static string? Write(string typed, ParameterKind kind, bool fsharp)
    {
        string value = typed.Trim();
        if (value is "null" or "~" && (kind.IsOptional || kind.Scalar == ScalarKind.Any))
            return "null";
        if (kind.Open is null && !(kind.Scalar == ScalarKind.Any && value is ['[', .., ']']))
            return kind.Scalar == ScalarKind.Text ? Quoted(typed) : Scalar(value, kind, fsharp);
        if (value is not ['[', .., ']'])
            return null;
        string?[] items = [.. Items(value[1..^1]).Select(item => kind.Scalar == ScalarKind.Text ? Quoted(Unquoted(item)) : Scalar(kind.Scalar == ScalarKind.Any ? item : Unquoted(item), kind, fsharp))];
        if (items.Contains(null))
            return null;
        // Without a declared type C# has no meaning for [1, 2].
        (string open, string separator, string close) = kind.Open is { } declared ? (declared, kind.Separator, kind.Close) : fsharp ? ("[", "; ", "]") : ("new[] { ", ", ", " }");
        return open + string.Join(separator, items) + close;
    }

    private static string? Scalar(string value, ParameterKind kind, bool fsharp) => kind.Scalar switch
    {
        ScalarKind.Whole => Whole().IsMatch(value) ? value.TrimStart('+') + kind.Suffix : null,
        ScalarKind.Number => Number(value, kind.Suffix, fsharp),
        ScalarKind.Flag => Flag(value),
        _ => Whole().IsMatch(value) ? value.TrimStart('+') : Flag(value) ?? (LooksLikeNumber().IsMatch(value) ? Number(value, "", fsharp) : null) ?? Quoted(Unquoted(value)),
    };

    private static string? Number(string value, string suffix, bool fsharp)
    {
        if (suffix == "m")
            return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal exact) ? exact.ToString(CultureInfo.InvariantCulture) + "m" : null;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || !double.IsFinite(number))
            return null;
        string text = number.ToString("R", CultureInfo.InvariantCulture);
        return text + (fsharp && suffix.Length == 0 && !text.AsSpan().ContainsAny('.', 'E') ? ".0" : suffix);
    }

    private static string? Flag(string value) => value.ToUpperInvariant() switch { "TRUE" => "true", "FALSE" => "false", _ => null };

    private static IEnumerable<string> Items(string list) =>
        list.Trim().Length == 0 ? [] : Item().Matches(list).Select(static match => match.Value.Trim()).Where(static item => item.Length > 0);

    private static string Unquoted(string text) => text.Length >= 2 && text[0] == text[^1] && text[0] is '"' or '\'' ? text[1..^1] : text;

    // These escapes mean the same in C# and F#.
    private static string Quoted(string text)
    {
        StringBuilder literal = new("\"");
        foreach (char letter in text)
        {
            _ = letter switch
            {
                '"' => literal.Append("\\\""),
                '\\' => literal.Append("\\\\"),
                '\n' => literal.Append("\\n"),
                '\r' => literal.Append("\\r"),
                '\t' => literal.Append("\\t"),
                _ when char.IsControl(letter) => literal.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}"),
                _ => literal.Append(letter),
            };
        }

        return literal.Append('"').ToString();
    }

    [GeneratedRegex(@"^[+-]?\d+$", RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex(@"^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex LooksLikeNumber();

    [GeneratedRegex(@"(""(\\.|[^""])*""|'[^']*'|[^,])+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Item();
}
