namespace MedScan.Charts.Svg;

/// <summary>Images in rows, each with its caption.</summary>
internal static class ImageGridPlot
{
    private const double CaptionSize = 11;
    private const double LineHeight = 14;
    private const double Gap = 10;

    public static void Draw(SvgWriter svg, ImageGridSeries grid, PlotArea room)
    {
        double width = (room.Width - (Gap * (grid.Columns - 1))) / grid.Columns;
        double height = (room.Height - (Gap * (grid.Rows - 1))) / grid.Rows;
        int lines = grid.Tiles.Max(tile => tile.Caption.Length == 0 ? 0 : tile.Caption.Split('\n').Length);
        double image = Math.Max(8, height - (lines * LineHeight) - (lines > 0 ? 2 : 0));
        foreach ((int index, ImageTile tile) in grid.Tiles.Index())
        {
            double left = room.Left + (index % grid.Columns * (width + Gap)), top = room.Top + (index / grid.Columns * (height + Gap));
            svg.Raw($"<image x=\"{SvgWriter.Number(left)}\" y=\"{SvgWriter.Number(top)}\" width=\"{SvgWriter.Number(width)}\" height=\"{SvgWriter.Number(image)}\" "
                + $"href=\"{tile.DataUri()}\"><title>{SvgWriter.Escape(tile.Caption)}</title></image>");
            foreach ((int line, string text) in tile.Caption.Split('\n').Index())
            {
                svg.Text(
                    left + (width / 2), top + image + 2 + ((line + 0.8) * LineHeight), TextMetrics.Fit(text, width, CaptionSize),
                    new TextStyle(CaptionSize, line == 0 ? svg.Ink.Text : svg.Ink.QuietText, "middle"), text);
            }
        }
    }
}
