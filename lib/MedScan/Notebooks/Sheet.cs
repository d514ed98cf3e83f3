using System.Globalization;
using System.Net;
using System.Text;
using MedScan.Exploration.Reports;

namespace MedScan.Notebooks;

/// <summary>A few sentences and tables, for notebooks: as HTML in the style of where it is shown, and as text.</summary>
internal sealed class Sheet
{
    private readonly List<object> _parts = [];

    public Sheet Add(string sentence)
    {
        if (sentence.Length > 0)
            _parts.Add(sentence);
        return this;
    }

    public Sheet Add(TextTable table)
    {
        if (table.Rows.Count > 0)
            _parts.Add(table);
        return this;
    }

    /// <summary>Formatters for values that are shown as a sheet.</summary>
    public static IReadOnlyList<object> Formatters<T>(Func<T, Sheet> read) =>
    [
        new TypeFormatter<T>("text/html", value => read(value).ToHtml()),
        new TypeFormatter<T>("text/plain", value => read(value).ToText()),
    ];

    public string ToHtml()
    {
        StringBuilder html = new();
        foreach (object part in _parts)
        {
            if (part is TextTable table)
                AppendHtml(html, table);
            else
                html.Append("<p>").Append(WebUtility.HtmlEncode((string)part)).Append("</p>\n");
        }

        return html.ToString();
    }

    public string ToText() => string.Join("\n\n", _parts.Select(static part => part is TextTable table ? Text(table) : (string)part));

    // The alignment is said in each cell, since front ends differ in theirs and drop style sheets of outputs.
    private static void AppendHtml(StringBuilder html, TextTable table)
    {
        html.Append("<table>\n<thead>").Append(Row("th", table.Headers)).Append("</thead>\n<tbody>\n");
        foreach (IReadOnlyList<string> row in table.Rows)
            html.Append(Row("td", row)).Append('\n');
        html.Append("</tbody>\n</table>\n");

        string Row(string tag, IReadOnlyList<string> cells) =>
            $"<tr>{string.Concat(cells.Select((cell, column) => $"<{tag} style=\"text-align: {(IsRight(table, column) ? "right" : "left")}\">{WebUtility.HtmlEncode(cell)}</{tag}>"))}</tr>";
    }

    private static string Text(TextTable table)
    {
        int[] widths = [.. table.Headers.Select((header, column) => table.Rows.Select(row => row[column].Length).Append(header.Length).Max())];
        return string.Join('\n', [Line(table.Headers), string.Join("  ", widths.Select(static width => new string('-', width))), .. table.Rows.Select(Line)]);

        string Line(IReadOnlyList<string> cells) => string.Join(
            "  ", cells.Select((cell, column) => IsRight(table, column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();
    }

    private static bool IsRight(TextTable table, int column) =>
        column > 0 && table.Rows.All(row => row[column] is "" or "-" || double.TryParse(row[column].Split(' ')[0], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out _));
}
