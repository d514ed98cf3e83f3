using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Writes series as traces.</summary>
internal static class PlotlyTraces
{
    public static void WriteLine(Utf8JsonWriter json, LineSeries line, string color)
    {
        if (line.Band is { } band)
            WriteBand(json, line, band, color);
        json.WriteStartObject();
        json.WriteString("type", "scatter");
        json.WriteString("mode", line.Style != LineStyle.Reference && line.X.Count <= LineMarkers.Limit ? "lines+markers" : "lines");
        WriteName(json, line.Name);
        json.WriteString("legendgroup", line.Name);
        json.WriteNumbers("x", line.X);
        json.WriteNumbers("y", line.Y);
        json.WriteStartObject("line");
        json.WriteString("color", color);
        json.WriteNumber("width", line.Style == LineStyle.Reference ? 1 : 2);
        if (line.Style != LineStyle.Solid)
            json.WriteString("dash", "dash");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteBars(Utf8JsonWriter json, BarSeries bars, string color)
    {
        json.WriteStartObject();
        json.WriteString("type", "bar");
        WriteName(json, bars.Name);
        json.WriteTexts("x", bars.Categories);
        json.WriteNumbers("y", bars.Values);
        json.WriteStartObject("marker");
        json.WriteString("color", color);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteHeatMap(Utf8JsonWriter json, HeatMapSeries map)
    {
        json.WriteStartObject();
        json.WriteString("type", "heatmap");
        json.WriteTexts("x", map.Columns);
        json.WriteTexts("y", map.Rows);
        json.WriteStartArray("z");
        foreach (IReadOnlyList<double> row in map.Values)
            json.WriteNumbers(row);
        json.WriteEndArray();
        if (map.Annotations is { } annotations)
        {
            json.WriteStartArray("text");
            foreach (IReadOnlyList<string> row in annotations)
                json.WriteTexts(row);
            json.WriteEndArray();
            json.WriteString("texttemplate", "%{text}");
        }

        if (map.Minimum is { } minimum)
            json.WriteNumber("zmin", minimum);
        if (map.Maximum is { } maximum)
            json.WriteNumber("zmax", maximum);
        json.WriteNumber("xgap", 1);
        json.WriteNumber("ygap", 1);
        json.WriteStartArray("colorscale");
        for (int index = 0; index < Palette.Sequential.Count; index++)
        {
            json.WriteStartArray();
            json.WriteNumberValue(index / (Palette.Sequential.Count - 1.0));
            json.WriteStringValue(Palette.Hex(Palette.Sequential[index]));
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteStartObject("colorbar");
        json.WriteTitle(map.Name);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>An area between two lines has to be a trace of its own: there along the upper ends, back along the lower.</summary>
    private static void WriteBand(Utf8JsonWriter json, LineSeries line, LineBand band, string color)
    {
        int[] points = [.. Enumerable.Range(0, line.X.Count).Where(index =>
            double.IsFinite(line.X[index]) && double.IsFinite(band.Lower[index]) && double.IsFinite(band.Upper[index]))];
        json.WriteStartObject();
        json.WriteString("type", "scatter");
        json.WriteString("mode", "lines");
        json.WriteString("legendgroup", line.Name);
        json.WriteBoolean("showlegend", false);
        json.WriteString("hoverinfo", "skip");
        json.WriteNumbers("x", [.. points.Select(index => line.X[index]), .. points.Reverse().Select(index => line.X[index])]);
        json.WriteNumbers("y", [.. points.Select(index => band.Upper[index]), .. points.Reverse().Select(index => band.Lower[index])]);
        json.WriteString("fill", "toself");
        json.WriteString("fillcolor", color);
        json.WriteNumber("opacity", 0.18);
        json.WriteStartObject("line");
        json.WriteNumber("width", 0);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteName(Utf8JsonWriter json, string name)
    {
        if (name.Length > 0)
            json.WriteString("name", PlotlyJson.Text(name));
        else
            json.WriteBoolean("showlegend", false);
    }
}
