namespace MedScan.Charts.Svg;

/// <summary>Images in rows, each with its caption.</summary>
internal static class ImageGridPlot
{
    private const double CaptionSize = 11;
    private const double LineHeight = 14;
    private const double Gap = 10;

    /// <summary>The height in which the images fill their columns, with room for a title.</summary>
    public static int HeightOf(ImageGridSeries grid, double width)
    {
        const double head = 60, margins = 32;
        double column = ColumnWidth(grid, width - margins);
        double rows = Rows(grid).Sum(row => (Proportion(row) * column) + CaptionHeight(row) + Gap);
        return (int)Math.Clamp(Math.Ceiling(head + rows), 160, 16_384);
    }

    public static void Draw(SvgWriter svg, ImageGridSeries grid, PlotArea room)
    {
        double column = ColumnWidth(grid, room.Width);
        // All images shrink or grow alike, so that the last row ends where the room does.
        double fixedHeight = Rows(grid).Sum(row => CaptionHeight(row) + Gap) - Gap;
        double unit = Math.Max(8, room.Height - fixedHeight) / Rows(grid).Sum(Proportion);
        double top = room.Top;
        foreach (ImageTile[] row in Rows(grid))
        {
            double height = Proportion(row) * unit;
            foreach ((int place, ImageTile tile) in row.Index())
                DrawTile(svg, tile, new PlotArea(room.Left + (place * (column + Gap)), top, column, height));
            top += height + CaptionHeight(row) + Gap;
        }
    }

    private static void DrawTile(SvgWriter svg, ImageTile tile, PlotArea area)
    {
        svg.Raw($"<image x=\"{SvgWriter.Number(area.Left)}\" y=\"{SvgWriter.Number(area.Top)}\" width=\"{SvgWriter.Number(area.Width)}\" height=\"{SvgWriter.Number(area.Height)}\" "
            + $"href=\"{tile.DataUri()}\"><title>{SvgWriter.EscapeLines(tile.Caption)}</title></image>");
        foreach ((int line, string text) in tile.Caption.Split('\n').Index())
        {
            TextStyle style = new(CaptionSize, line == 0 ? svg.Ink.Text : svg.Ink.QuietText, "middle");
            svg.Text(area.Left + (area.Width / 2), area.Bottom + 2 + ((line + 0.8) * LineHeight), TextMetrics.Fit(text, area.Width, CaptionSize), style, text);
        }
    }

    private static double ColumnWidth(ImageGridSeries grid, double width) => Math.Max(1, (width - (Gap * (grid.Columns - 1))) / grid.Columns);

    private static ImageTile[][] Rows(ImageGridSeries grid) => [.. grid.Tiles.Chunk(grid.Columns)];

    /// <summary>Height to width of the highest image of a row. Beside one that is much higher than wide the others would be lost.</summary>
    private static double Proportion(ImageTile[] row) => Math.Min(1.4, row.Max(tile => (double)tile.Height / tile.Width));

    private static double CaptionHeight(ImageTile[] row) =>
        row.Max(tile => tile.Caption.Length == 0 ? 0 : (tile.Caption.Split('\n').Length * LineHeight) + 2);
}
