using System.Text.RegularExpressions;
using MedScan.Scripting.Hosting.Magics;
using MedScan.Scripting.Sessions;

namespace MedScan.Scripting.Hosting;

/// <summary>Splits a cell at its magics.</summary>
internal static partial class CellSplitter
{
    /// <summary>Splits a cell.</summary>
    /// <param name="code">Its text.</param>
    /// <param name="language">Its language until a magic changes it.</param>
    /// <returns>Its parts in order; none where the cell is blank.</returns>
    /// <exception cref="MagicException">A magic is unknown.</exception>
    public static IReadOnlyList<CellSegment> Split(string code, CodeLanguage language)
    {
        List<CellSegment> segments = [];
        int start = 0;
        int firstLine = 0;
        int line = 0;
        CellSegment.Call? open = null; // takes what stands below its line
        bool onlyBlankBefore = true;
        for (int at = 0; at < code.Length; line++)
        {
            int end = code.IndexOf('\n', at) is var found and >= 0 ? found + 1 : code.Length;
            string text = code[at..end].TrimEnd('\r', '\n');
            if (Command(text, onlyBlankBefore) is { } command && !InString(command, code, start, at, language, open))
            {
                Close(at);
                (start, firstLine) = (end, line + 1);
                string name = command.Groups["name"].Value;
                if (LanguageNames.Parse(name) is { } other)
                {
                    language = other;
                    open = null;
                }
                else
                {
                    Magic magic = MagicCatalog.Find(name, line + 1);
                    CellSegment.Call call = new(magic, command.Groups["arguments"].Value.Trim(), language, end, line, "");
                    if (magic.TakesBody)
                        open = call;
                    else
                        segments.Add(call);
                }
            }

            onlyBlankBefore &= string.IsNullOrWhiteSpace(text);
            at = end;
        }

        Close(code.Length);
        return segments;

        void Close(int end)
        {
            string text = code[start..end];
            if (open is not null)
                segments.Add(open with { Text = text });
            else if (!string.IsNullOrWhiteSpace(text))
                segments.Add(new CellSegment.Code(language, start, firstLine, text));
            open = null;
        }
    }

    /// <summary>Reads a line as a magic's.</summary>
    /// <param name="line">The line.</param>
    /// <param name="first">Whether nothing stands before it; IPython's way of writing is only understood there, because elsewhere
    /// a line may go on with the operator %.</param>
    /// <returns>Groups <c>name</c> and <c>arguments</c>; null where it is none.</returns>
    public static Match? Command(string line, bool first) =>
        Own().Match(line) is { Success: true } own ? own : first && Foreign().Match(line) is { Success: true } foreign ? foreign : null;

    private static bool InString(Match command, string code, int start, int at, CodeLanguage language, CellSegment.Call? open) =>
        open is null && command.Groups["mark"].Value == "#!" && MultiLineText.IsOpen(code.AsSpan(start, at - start), language);

    // Not #!/usr/bin/env, with which scripts begin.
    [GeneratedRegex(@"^(?<mark>#!)(?<name>[A-Za-z][\w#\-]*)(?<arguments>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Own();

    [GeneratedRegex(@"^(?<mark>%%?)(?<name>[A-Za-z]\w*)(?<arguments>.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Foreign();
}
