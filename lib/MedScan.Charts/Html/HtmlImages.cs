using System.Globalization;
using System.Text;

namespace MedScan.Charts.Html;

/// <summary>Writes images as a grid of the page: it has as many columns as the screen has room for.</summary>
internal static class HtmlImages
{
    /// <summary>With more columns than this the screen decides alone.</summary>
    public const int MostColumns = 12;

    public static void Write(StringBuilder html, Figure figure, ImageGridSeries grid)
    {
        html.Append("<figure>\n");
        if (figure.Title.Length > 0)
            html.Append($"<p class=\"figure-title\">{HtmlPage.Escape(figure.Title)}</p>\n");
        if (figure.Subtitle.Length > 0)
            html.Append($"<p class=\"figure-subtitle\">{HtmlPage.Escape(figure.Subtitle)}</p>\n");
        string columns = grid.Columns <= MostColumns ? $" columns-{grid.Columns.ToString(CultureInfo.InvariantCulture)}" : "";
        html.Append($"<ul class=\"images{columns}\">\n");
        foreach (ImageTile tile in grid.Tiles)
        {
            string[] lines = [.. tile.Caption.Split('\n')];
            html.Append(CultureInfo.InvariantCulture, $"<li><img src=\"{tile.DataUri()}\" width=\"{tile.Width}\" height=\"{tile.Height}\" alt=\"{HtmlPage.Escape(string.Join(", ", lines))}\">");
            foreach ((int index, string line) in lines.Index().Where(line => line.Item.Length > 0))
                html.Append(index == 0 ? "<span>" : "<span class=\"quiet\">").Append(HtmlPage.EscapeBreakable(line)).Append("</span>");
            html.Append("</li>\n");
        }

        html.Append("</ul>\n</figure>\n");
    }
}
