using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MedScan.Scripting.Notebooks.Reports;

/// <summary>Colours code lightly: comments, texts, numbers, keywords and lines for the host. It reads words, not grammar.</summary>
internal static partial class CodeColors
{
    private static readonly HashSet<string> CSharpWords =
    [
        "abstract", "as", "async", "await", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach",
        "get", "goto", "if", "implicit", "in", "init", "int", "interface", "internal", "is", "lock", "long", "nameof", "namespace", "new", "not", "null",
        "object", "operator", "or", "and", "out", "override", "params", "private", "protected", "public", "readonly", "record", "ref", "required", "return",
        "sbyte", "sealed", "set", "short", "sizeof", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong",
        "unchecked", "unsafe", "ushort", "using", "var", "virtual", "void", "volatile", "when", "where", "while", "with", "yield",
    ];

    private static readonly HashSet<string> FSharpWords =
    [
        "abstract", "and", "as", "assert", "base", "begin", "class", "default", "delegate", "do", "done", "downcast", "downto", "elif", "else", "end",
        "exception", "extern", "false", "finally", "fixed", "for", "fun", "function", "global", "if", "in", "inherit", "inline", "interface", "internal",
        "lazy", "let", "match", "member", "module", "mutable", "namespace", "new", "not", "null", "of", "open", "or", "override", "private", "public", "rec",
        "return", "static", "struct", "task", "async", "then", "to", "true", "try", "type", "upcast", "use", "val", "void", "when", "while", "with", "yield",
    ];

    /// <summary>The code as HTML with a <c>span</c> around each coloured word.</summary>
    public static string Write(string code, bool fsharp)
    {
        HashSet<string> words = fsharp ? FSharpWords : CSharpWords;
        StringBuilder html = new();
        int end = 0;
        foreach (Match match in (fsharp ? FSharpToken() : CSharpToken()).Matches(code))
        {
            string? kind = match.Groups["comment"].Success ? "c" : match.Groups["text"].Success ? "s" : match.Groups["number"].Success ? "n"
                : match.Groups["host"].Success ? "h" : words.Contains(match.Value) ? "k" : null;
            if (kind is null)
                continue;
            html.Append(WebUtility.HtmlEncode(code[end..match.Index]))
                .Append("<span class=\"").Append(kind).Append("\">").Append(WebUtility.HtmlEncode(match.Value)).Append("</span>");
            end = match.Index + match.Length;
        }

        return html.Append(WebUtility.HtmlEncode(code[end..])).ToString();
    }

    [GeneratedRegex("""
        (?<comment>//[^\n]*|/\*[\s\S]*?(\*/|\z))
        |(?<host>^\#[^\n]*)
        |(?<text>\$*"{3,}[\s\S]*?("{3,}|\z)|(\$@|@\$|@)"(""|[^"])*("|\z)|\$?"(\\.|[^"\\\n])*("|$)|'(\\.[^'\n]{0,8}|[^'\\\n])')
        |(?<number>\b\d[\w.]*\b)
        |(?<word>\b[a-z]+\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CSharpToken();

    [GeneratedRegex("""
        (?<comment>//[^\n]*|\(\*(?!\))[\s\S]*?(\*\)|\z))
        |(?<host>^\#[^\n]*)
        |(?<text>\$*"{3,}[\s\S]*?("{3,}|\z)|(\$@|@\$|@)"(""|[^"])*("|\z)|\$?"(\\.|[^"\\])*("|\z)|'(\\.[^'\n]{0,8}|[^'\\\n])')
        |(?<number>\b\d[\w.]*\b)
        |(?<word>\b[a-z]+\b)
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FSharpToken();
}
