using System.Text;
using System.Text.RegularExpressions;
using FSharp.Compiler.Tokenization;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace MedScan.Scripting.Sessions.FSharp;

/// <summary>A submission's source, taken apart into what the session does itself (directives) and what the compiler gets.</summary>
/// <param name="Directives">The directives about references and files, in order.</param>
/// <param name="Parts">The code between <c>;;</c>, each part with what stands before it replaced by blanks, so that lines and
/// columns stay; directives are blanked as well. None for a cell without code.</param>
/// <param name="Text">The whole source without its directives, on the same lines.</param>
internal sealed partial record FSharpCell(IReadOnlyList<FSharpDirective> Directives, IReadOnlyList<string> Parts, string Text)
{
    /// <summary>Takes a source apart.</summary>
    /// <param name="code">The source text.</param>
    /// <param name="firstLine">How many lines stand before it.</param>
    public static FSharpCell Parse(string code, int firstLine = 0)
    {
        string[] lines = code.ReplaceLineEndings("\n").Split('\n');
        FSharpSourceTokenizer tokenizer = new(ListModule.OfSeq(["INTERACTIVE"]), null, null);
        FSharpTokenizerLexState state = FSharpTokenizerLexState.Initial;
        List<FSharpDirective> directives = [];
        List<string> parts = [];
        StringBuilder blanks = new(), part = new(), text = new();
        blanks.Append('\n', firstLine);
        part.Append(blanks);

        void EndPart()
        {
            string source = part.ToString();
            if (!string.IsNullOrWhiteSpace(source))
                parts.Add(source);
            part.Clear().Append(blanks);
        }

        for (int i = 0; i < lines.Length; i++)
        {
            string line = i == 0 && lines[i].StartsWith("#!", StringComparison.Ordinal) ? "" : lines[i];
            bool plain = FSharpLineTokenizer.ColorStateOfLexState(state) == FSharpTokenizerColorState.Token;
            List<int> ends = Scan(tokenizer, line, ref state);
            if (plain && DirectivePattern().Match(line) is { Success: true } match)
            {
                directives.Add(new FSharpDirective(match.Groups["name"].Value,
                    [.. match.Groups["argument"].Captures.Select(static c => Unquote(c.Value))], firstLine + i + 1, match.Groups["name"].Index, line.TrimEnd().Length));
                line = "";
                ends = [];
            }
            text.Append(line).Append('\n');
            int start = 0;
            foreach (int end in ends)
            {
                part.Append(line, start, end - start);
                blanks.Append(' ', end + 2 - start);
                EndPart();
                start = end + 2;
            }
            part.Append(line, start, line.Length - start).Append('\n');
            blanks.Append(' ', line.Length - start).Append('\n');
        }
        EndPart();
        return new FSharpCell(directives, parts, text.ToString());
    }

    // Advances over a line; gives the columns of ;; in it.
    private static List<int> Scan(FSharpSourceTokenizer tokenizer, string line, ref FSharpTokenizerLexState state)
    {
        List<int> ends = [];
        FSharpLineTokenizer scanner = tokenizer.CreateLineTokenizer(line);
        while (true)
        {
            (FSharpOption<FSharpTokenInfo>? token, state) = scanner.ScanToken(state);
            if (token is null)
                return ends;
            if (token.Value.TokenName == "SEMICOLON_SEMICOLON")
                ends.Add(token.Value.LeftColumn);
        }
    }

    private static string Unquote(string literal) =>
        literal.StartsWith("\"\"\"", StringComparison.Ordinal) ? literal[3..^3]
        : literal.StartsWith('@') ? literal[2..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
        : literal[1..^1].Replace("\\\\", "\\", StringComparison.Ordinal).Replace("\\\"", "\"", StringComparison.Ordinal);

    [GeneratedRegex("""^\s*#\s*(?<name>r|reference|i|load)(\s*(?<argument>\"\"\".*?\"\"\"|@"([^"]|"")*"|"([^"\\]|\\.)*"))+\s*(;;)?\s*(//.*)?$""", RegexOptions.ExplicitCapture)]
    private static partial Regex DirectivePattern();
}
