using System.Globalization;
using System.Text;
using MedScan.Charts.Svg;

namespace MedScan.Charts.Html;

/// <summary>Writes what stands in a report.</summary>
internal static class HtmlParts
{
    private const int NarrowWidth = 340;
    private const int NarrowestAxis = 90;

    public static void Write(StringBuilder html, HtmlReport report)
    {
        Dictionary<ReportPart, string> anchors = Anchors.Of(report.Parts);
        WriteContents(html, report, anchors);
        foreach (ReportPart part in report.Parts)
        {
            switch (part)
            {
                case ReportPart.Heading heading:
                    html.Append(CultureInfo.InvariantCulture, $"<h{heading.Level} id=\"{anchors[heading]}\"><a href=\"#{anchors[heading]}\">{HtmlPage.Escape(heading.Title)}</a></h{heading.Level}>\n");
                    break;
                case ReportPart.Text text:
                    WriteParagraphs(html, text.Content);
                    break;
                case ReportPart.Warning warning:
                    html.Append("<div class=\"warning\" role=\"note\">\n");
                    WriteParagraphs(html, warning.Content);
                    html.Append("</div>\n");
                    break;
                case ReportPart.Facts facts:
                    WriteFacts(html, facts.Items);
                    break;
                case ReportPart.Table table:
                    HtmlTable.Write(html, table);
                    break;
                case ReportPart.Picture picture:
                    WriteFigure(html, picture.Figure, report.Title);
                    break;
            }
        }
    }

    private static void WriteContents(StringBuilder html, HtmlReport report, Dictionary<ReportPart, string> anchors)
    {
        ReportPart.Heading[] sections = [.. report.Parts.OfType<ReportPart.Heading>().Where(heading => heading.Level == 2)];
        if (sections.Length < 3)
            return;
        html.Append("<nav aria-label=\"Contents\"><ul>\n");
        foreach (ReportPart.Heading section in sections)
            html.Append($"<li><a href=\"#{anchors[section]}\">{HtmlPage.Escape(section.Title)}</a></li>\n");
        html.Append("</ul></nav>\n");
    }

    private static void WriteParagraphs(StringBuilder html, string text)
    {
        foreach (string paragraph in text.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            html.Append("<p>").AppendJoin("<br>\n", paragraph.Split('\n').Select(HtmlPage.Escape)).Append("</p>\n");
    }

    private static void WriteFacts(StringBuilder html, IReadOnlyList<ReportFact> facts)
    {
        html.Append("<dl class=\"facts\">\n");
        foreach (ReportFact fact in facts)
        {
            html.Append($"<div><dt>{HtmlPage.Escape(fact.Label)}</dt><dd>{HtmlPage.Escape(fact.Value)}</dd>");
            html.Append(fact.Note.Length > 0 ? $"<dd class=\"note\">{HtmlPage.Escape(fact.Note)}</dd></div>\n" : "</div>\n");
        }

        html.Append("</dl>\n");
    }

    private static void WriteFigure(StringBuilder html, Figure figure, string name)
    {
        if (figure.Series[0] is ImageGridSeries grid)
        {
            HtmlImages.Write(html, figure, grid);
            return;
        }

        html.Append("<figure>\n<div class=\"wide\">\n").Append(SvgFigure.Draw(figure, Ink.Page, name)).Append("</div>\n");
        int narrow = figure.Series[0] is ParallelSeries lines ? Math.Max(NarrowWidth, lines.Axes.Count * NarrowestAxis) : NarrowWidth;
        int height = figure.IsHorizontal ? figure.Height : Math.Min(figure.Height, 400);
        if (figure.Width > narrow)
            html.Append("<div class=\"narrow\">\n").Append(SvgFigure.Draw(figure.WithSize(narrow, height), Ink.Page, name)).Append("</div>\n");
        html.Append("</figure>\n");
    }
}
