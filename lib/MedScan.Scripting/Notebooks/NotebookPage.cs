using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using MedScan.Scripting.Notebooks.Formats;
using MedScan.Scripting.Notebooks.Reports;

namespace MedScan.Scripting.Notebooks;

/// <summary>A notebook as one page to read: no script runs in it, nothing is fetched, for light and dark screens and for paper.</summary>
public static class NotebookPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="document">The notebook; outputs are shown as they stand in it.</param>
    /// <param name="title">What the window is called where the notebook has no heading.</param>
    /// <param name="includeCode">Whether the code is shown, or only text and outputs.</param>
    public static string Write(NotebookDocument document, string title, bool includeCode = true)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(title);
        string language = document.DefaultLanguage;
        string heading = document.Cells.Where(static cell => cell.Kind == CellKind.Markdown).Select(static cell => MarkdownHtml.LastHeading(FirstHeading(cell.Source)))
            .FirstOrDefault(static text => !string.IsNullOrEmpty(text)) ?? title;
        StringBuilder html = new($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-src 'self'">
            <title>{WebUtility.HtmlEncode(heading)}</title>
            <style>
            {ReportStyle.Sheet}
            </style>
            </head>
            <body>
            <main>

            """);
        foreach (NotebookCell cell in document.Cells)
            Append(html, cell, language, includeCode);
        return html.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Append(StringBuilder html, NotebookCell cell, string language, bool includeCode)
    {
        if (cell.Kind == CellKind.Markdown)
        {
            html.Append("<section class=\"markdown\">\n").Append(MarkdownHtml.Write(cell.Source, cell.Others["attachments"] as JsonObject)).Append("</section>\n");
            return;
        }

        if (cell.Kind == CellKind.Raw)
        {
            html.Append("<pre class=\"raw\">").Append(WebUtility.HtmlEncode(cell.Source)).Append("</pre>\n");
            return;
        }

        html.Append("<section class=\"code\">\n");
        if (includeCode && cell.Source.Trim().Length > 0)
        {
            bool fsharp = (cell.Language ?? language) == NotebookLanguage.FSharp;
            html.Append("<pre class=\"source\"><code>").Append(CodeColors.Write(cell.Source.Trim('\n'), fsharp)).Append("</code></pre>\n");
        }

        foreach (JsonObject output in cell.Outputs)
            html.Append(OutputHtml.Write(output));
        html.Append("</section>\n");
    }

    // The title is the first heading, not the last of the cell it stands in.
    private static string FirstHeading(string markdown) =>
        markdown.Split('\n').FirstOrDefault(static line => line.StartsWith('#')) ?? "";
}
