using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>A table of coloured cells with its colour scale.</summary>
internal static class HeatMapPlot
{
    private const double LabelSize = 12;
    private const double ScaleWidth = 14;
    private const int MostTips = 2500;

    public static void Draw(SvgWriter svg, Figure figure, HeatMapSeries map, PlotArea room)
    {
        AxisRange colors = AxisRange.Of(new Axis { Minimum = map.Minimum, Maximum = map.Maximum }, map.Values.SelectMany(row => row));
        IReadOnlyList<Tick> scaleTicks = Ticks.In(colors, 5);
        double scale = ScaleWidth + 26 + scaleTicks.Select(tick => TextMetrics.Width(tick.Label, LabelSize)).DefaultIfEmpty(0).Max() + (map.Name.Length > 0 ? LabelSize + 8 : 0);
        double rowNames = RowNames.Width(map.Rows, room.Width * 0.3);
        double left = room.Left + rowNames + 8 + (figure.Y.Title.Length > 0 ? LabelSize + 10 : 0);
        // In a narrow picture the cells matter more than their scale, above all where the values stand in them.
        bool hasScale = room.Right - scale - left >= 0.3 * room.Width && (map.Annotations is null || room.Width >= 360);
        double width = Math.Max(20, room.Right - left - (hasScale ? scale : 0));
        var names = new CategoryLabels(map.Columns, width / map.Columns.Count);
        double below = names.Height + (figure.X.Title.Length > 0 ? LabelSize + 8 : 0);
        var area = new PlotArea(left, room.Top, width, Math.Max(20, room.Height - below));

        DrawCells(svg, map, area, colors);
        RowNames.Draw(svg, map.Rows, area, rowNames);
        names.Draw(svg, area, room.Left - 12);
        if (hasScale)
            DrawScale(svg, map.Name, new PlotArea(area.Right + 16, area.Top, ScaleWidth, area.Height), colors, scaleTicks, room.Right);
        AxisTitles.Draw(svg, figure, area, room, area.Bottom + below);
    }

    private static void DrawCells(SvgWriter svg, HeatMapSeries map, PlotArea area, AxisRange colors)
    {
        IReadOnlyList<IReadOnlyList<double>> values = HeatMapThinning.Thin(map.Values);
        bool whole = ReferenceEquals(values, map.Values), tips = whole && map.Rows.Count * map.Columns.Count <= MostTips;
        double width = area.Width / values[0].Count, height = area.Height / values.Count;
        double gap = Math.Min(width, height) > 8 ? 1 : 0;
        for (int row = 0; row < values.Count; row++)
        {
            for (int column = 0; column < values[row].Count; column++)
            {
                double value = values[row][column];
                var cell = new PlotArea(area.Left + (column * width) + gap, area.Top + (row * height) + gap, width - (2 * gap), height - (2 * gap));
                (byte Red, byte Green, byte Blue) shade = Palette.Shade(colors.Position(value));
                bool empty = !double.IsFinite(value);
                string? tip = tips ? $"{map.Rows[row]} / {map.Columns[column]}: {TipNumber.Of(value)}" : null;
                svg.Rect(cell, empty ? svg.Ink.Grid : Palette.Hex(shade), tip);
                if (whole && map.Annotations is { } annotations)
                    DrawAnnotation(svg, annotations[row][column], cell, empty ? svg.Ink.Text : Palette.TextOn(shade));
            }
        }
    }

    /// <summary>As large as the cell allows; in a cell too small to read it, nothing.</summary>
    private static void DrawAnnotation(SvgWriter svg, string text, PlotArea cell, string color)
    {
        const double largest = 15, smallest = 7;
        string[] lines = text.Split('\n');
        double widest = lines.Max(line => TextMetrics.Width(line, 1));
        double size = Math.Min(largest, Math.Min((cell.Width - 6) / Math.Max(widest, 0.1), (cell.Height - 4) / (lines.Length * 1.25)));
        if (size < smallest)
            return;
        double middle = cell.Top + (cell.Height / 2);
        for (int index = 0; index < lines.Length; index++)
        {
            double y = middle + ((index - ((lines.Length - 1) / 2.0)) * size * 1.25) + (size * 0.35);
            svg.Text(cell.Left + (cell.Width / 2), y, lines[index], new TextStyle(index == 0 ? size : size * 0.85, color, "middle"));
        }
    }

    private static void DrawScale(SvgWriter svg, string title, PlotArea bar, AxisRange colors, IReadOnlyList<Tick> ticks, double right)
    {
        const int steps = 48;
        for (int step = 0; step < steps; step++)
        {
            // A little overlap, so that no background shows between two steps.
            double top = bar.Bottom - ((step + 1.0) / steps * bar.Height);
            svg.Rect(new PlotArea(bar.Left, top, bar.Width, (bar.Height / steps) + (step > 0 ? 0.5 : 0)), Palette.Hex(Palette.Shade((step + 0.5) / steps)));
        }

        foreach (Tick tick in ticks)
        {
            double y = bar.Bottom - (colors.Position(tick.Value) * bar.Height);
            svg.Line(bar.Right, y, bar.Right + 4, y, svg.Ink.AxisLine);
            svg.Text(bar.Right + 7, y + 4, tick.Label, new TextStyle(LabelSize, svg.Ink.QuietText));
        }

        svg.Text(right - 4, bar.Top + (bar.Height / 2), TextMetrics.Fit(title, bar.Height, LabelSize), new TextStyle(LabelSize, svg.Ink.Text, "middle"), title, -90);
    }
}
