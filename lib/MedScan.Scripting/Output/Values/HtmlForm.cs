using System.Net;
using System.Text;

namespace MedScan.Scripting.Output.Values;

/// <summary>Writes a shape as HTML. Colours, borders and fonts are those of where it is shown; only the alignment is said in each
/// cell, since front ends differ in theirs and drop style sheets of outputs.</summary>
internal static class HtmlForm
{
    /// <summary>The shape as HTML; null where text alone says as much.</summary>
    public static string? Write(Shape shape) => shape is Shape.Grid grid ? Write(grid) : null;

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    private static string Write(Shape.Grid grid)
    {
        StringBuilder html = new("<table>\n");
        if (grid.Title.Length > 0)
            html.Append("<caption style=\"text-align: left\">").Append(Escape(grid.Title)).Append("</caption>\n");
        if (grid.Headers.Count > 0)
        {
            html.Append("<thead><tr>");
            for (int column = 0; column < grid.Headers.Count; column++)
                Append(html, "th", grid.Headers[column], grid.Rows.Any(row => row[column].IsNumber));
            html.Append("</tr></thead>\n");
        }
        html.Append("<tbody>\n");
        foreach (IReadOnlyList<Cell> row in grid.Rows)
        {
            html.Append("<tr>");
            for (int column = 0; column < row.Count; column++)
                Append(html, grid.Headers.Count == 0 && column == 0 ? "th" : "td", row[column].Text, row[column].IsNumber && (grid.Headers.Count > 0));
            html.Append("</tr>\n");
        }
        html.Append("</tbody>\n</table>");
        if (grid.Footer.Length > 0)
            html.Append("\n<p>").Append(Escape(grid.Footer)).Append("</p>");
        return html.ToString();
    }

    private static void Append(StringBuilder html, string tag, string text, bool right) => html
        .Append('<').Append(tag).Append(" style=\"text-align: ").Append(right ? "right" : "left").Append("\">")
        .Append(Escape(text)).Append("</").Append(tag).Append('>');
}
