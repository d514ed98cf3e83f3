using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MedScan.Scripting.Notebooks.Reports;

namespace MedScan.Scripting.Notebooks.Running;

/// <summary>Reads an error output.</summary>
internal static partial class ErrorPlace
{
    private const int MostLines = 30;

    /// <summary>The line of the cell in which it happened, from 1; null where the error names none.</summary>
    public static int? LineOf(JsonObject error, int? executionCount, int addedLines)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"In[{executionCount}]");
        foreach (Match match in Place().Matches(Text(error)).Where(match => match.Groups["cell"].Value == name))
        {
            int line = int.Parse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture) - addedLines;
            if (line > 0)
                return line;
        }

        return null;
    }

    /// <summary>Its trace, or name and message where it has none.</summary>
    public static string MessageOf(JsonObject error)
    {
        string[] lines = Text(error).TrimEnd().Split('\n');
        return lines.Length <= MostLines ? string.Join('\n', lines) : string.Join('\n', [.. lines.Take(MostLines / 2), "...", .. lines.TakeLast(MostLines / 2)]);
    }

    private static string Text(JsonObject error)
    {
        string trace = AnsiText.Plain(string.Join('\n', (error["traceback"] as JsonArray ?? []).Select(OutputHtml.Text)));
        return trace.Trim().Length > 0 ? trace : $"{error["ename"]}: {error["evalue"]}";
    }

    // In[3](2,5) of compilers, In[3]:line 2 of .NET's traces.
    [GeneratedRegex(@"(?<cell>In\[\d+\])(?:\((?<line>\d+)[,)]|:?,? ?line (?<line>\d+))", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
