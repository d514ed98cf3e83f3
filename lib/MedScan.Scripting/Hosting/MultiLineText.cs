using System.Buffers;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>Tells whether code ends inside of a string or comment over several lines, where a line that looks like a magic is
/// none.</summary>
internal static class MultiLineText
{
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("\"/('@$");

    /// <summary>Reads code to its end.</summary>
    /// <param name="code">The code before the line in question.</param>
    /// <param name="language">Its language.</param>
    /// <returns>True inside of raw, verbatim and triple-quoted strings, and of comments.</returns>
    public static bool IsOpen(ReadOnlySpan<char> code, CodeLanguage language)
    {
        while (code.IndexOfAny(Beginnings) is var at and >= 0)
        {
            code = code[at..];
            int quotes = Quotes(code);
            if (quotes >= 3)
            {
                code = code[quotes..];
                int end = code.IndexOf(new string('"', quotes));
                if (end < 0)
                    return true;
                code = code[(end + quotes)..];
            }
            else if (code.StartsWith("@\"") || code.StartsWith("@$\"") || code.StartsWith("$@\""))
            {
                if (!SkipText(ref code, code.IndexOf('"') + 1, verbatim: true))
                    return true;
            }
            else if (quotes > 0)
            {
                // Plain strings of F# may go on in the next line, those of C# end with theirs.
                if (!SkipText(ref code, 1, verbatim: false) && language == CodeLanguage.FSharp)
                    return true;
            }
            else if (code.StartsWith("//"))
            {
                int end = code.IndexOf('\n');
                code = end < 0 ? [] : code[end..];
            }
            else if (code.StartsWith("/*") || (language == CodeLanguage.FSharp && code.StartsWith("(*") && !code.StartsWith("(*)")))
            {
                int end = code[2..].IndexOf(code[0] == '/' ? "*/" : "*)");
                if (end < 0)
                    return true;
                code = code[(end + 4)..];
            }
            else if (code.StartsWith("'\"'") || code.StartsWith("'\\\"'"))
            {
                code = code[(code[1] == '\\' ? 4 : 3)..];
            }
            else
            {
                code = code[1..];
            }
        }

        return false;
    }

    private static int Quotes(ReadOnlySpan<char> code) => code.IndexOfAnyExcept('"') is var count and >= 0 ? count : code.Length;

    // From after the opening quote to after the closing one; false where there is none.
    private static bool SkipText(ref ReadOnlySpan<char> code, int start, bool verbatim)
    {
        for (int at = start; at < code.Length; at++)
        {
            if (code[at] == '\\' && !verbatim)
            {
                at++;
            }
            else if (code[at] == '"' && verbatim && at + 1 < code.Length && code[at + 1] == '"')
            {
                at++;
            }
            else if (code[at] == '"')
            {
                code = code[(at + 1)..];
                return true;
            }
        }

        code = code[start..];
        return false;
    }
}
