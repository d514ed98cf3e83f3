using System.Text;
using System.Text.RegularExpressions;

namespace MedScan.Charts.Html;

/// <summary>Writes tables.</summary>
internal static partial class HtmlTable
{
    private const int LongFrom = 21;
    private const int ShownOfLong = 10;
    private const int LongestLine = 24;

    public static void Write(StringBuilder html, ReportPart.Table table)
    {
        string[] classes = [.. Enumerable.Range(0, table.Headers.Count).Select(column => Class(table, column))];
        int shown = table.Rows.Count < LongFrom ? table.Rows.Count : ShownOfLong;
        WriteRows(html, table, classes, table.Rows.Take(shown));
        if (shown == table.Rows.Count)
            return;
        html.Append($"<details><summary>{table.Rows.Count - shown} more rows</summary>\n");
        WriteRows(html, table, classes, table.Rows.Skip(shown));
        html.Append("</details>\n");
    }

    private static void WriteRows(StringBuilder html, ReportPart.Table table, string[] classes, IEnumerable<IReadOnlyList<string>> rows)
    {
        html.Append("<div class=\"table\"><table>\n<thead><tr>");
        foreach ((int column, string header) in table.Headers.Index())
            html.Append($"<th scope=\"col\"{classes[column]}>{HtmlPage.EscapeBreakable(header).Replace(".", ".<wbr>", StringComparison.Ordinal)}</th>");
        html.Append("</tr></thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in rows)
        {
            html.Append("<tr>");
            foreach ((int column, string cell) in row.Index())
                html.Append($"<td{classes[column]}>{HtmlPage.EscapeBreakable(cell)}</td>");
            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static string Class(ReportPart.Table table, int column)
    {
        IEnumerable<string> cells = table.Rows.Select(row => row[column]);
        return IsNumeric(cells) ? " class=\"number\"" : cells.All(cell => cell.Length <= LongestLine) ? " class=\"line\"" : "";
    }

    private static bool IsNumeric(IEnumerable<string> cells)
    {
        string[] filled = [.. cells.Where(cell => cell.Length > 0 && cell is not ("-" or "\u2013" or "\u2014"))];
        return filled.Length > 0 && filled.All(cell => Number().IsMatch(cell));
    }

    /// <summary>A number with a sign and a unit of up to four letters, or two numbers with plus-minus or times between them.</summary>
    [GeneratedRegex(@"^[<>~\u2264\u2265]? ?[-+\u2212]?\d[\d,]*(\.\d+)?(e[-+]?\d+)?( ?(\u00b1|\u00d7|\u2013) ?\d[\d,]*(\.\d+)?)?( ?%| \p{L}{1,4}(/\p{L}{1,4})?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
