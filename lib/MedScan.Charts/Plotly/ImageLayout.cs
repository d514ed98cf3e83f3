using System.Text.Json;
using MedScan.Charts.Svg;

namespace MedScan.Charts.Plotly;

/// <summary>Images as pictures of the layout, each in a square of one unit, with captions as annotations.</summary>
internal static class ImageLayout
{
    private const double CaptionSize = 11;

    /// <param name="json">The layout.</param>
    /// <param name="grid">The images.</param>
    /// <param name="columnWidth">Pixels, which captions must not exceed.</param>
    public static void Write(Utf8JsonWriter json, ImageGridSeries grid, double columnWidth)
    {
        json.WriteStartArray("images");
        foreach ((int index, ImageTile tile) in grid.Tiles.Index())
        {
            json.WriteStartObject();
            json.WriteString("source", tile.DataUri());
            json.WriteString("xref", "x");
            json.WriteString("yref", "y");
            json.WriteNumber("x", (index % grid.Columns) + 0.5);
            json.WriteNumber("y", (index / grid.Columns) + 0.45);
            json.WriteNumber("sizex", 0.94);
            json.WriteNumber("sizey", 0.8);
            json.WriteString("xanchor", "center");
            json.WriteString("yanchor", "middle");
            json.WriteString("sizing", "contain");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("annotations");
        foreach ((int index, ImageTile tile) in grid.Tiles.Index().Where(pair => pair.Item.Caption.Length > 0))
        {
            json.WriteStartObject();
            json.WriteString("text", PlotlyJson.Text(string.Join('\n', tile.Caption.Split('\n').Select(line => TextMetrics.Fit(line, columnWidth - 6, CaptionSize)))));
            json.WriteNumber("x", (index % grid.Columns) + 0.5);
            json.WriteNumber("y", (index / grid.Columns) + 0.87);
            json.WriteString("yanchor", "top");
            json.WriteBoolean("showarrow", false);
            json.WriteStartObject("font");
            json.WriteNumber("size", CaptionSize);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteAxis(json, "xaxis", 0, grid.Columns);
        WriteAxis(json, "yaxis", grid.Rows, 0);
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, double from, double to)
    {
        json.WriteStartObject(name);
        json.WriteBoolean("visible", false);
        json.WriteNumbers("range", [from, to]);
        json.WriteBoolean("fixedrange", true);
        json.WriteEndObject();
    }
}
