using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Lines with their bands.</summary>
internal static class LineTraces
{
    public static void Write(Utf8JsonWriter json, LineSeries line, string color)
    {
        if (line.Band is { } band)
            WriteBand(json, line, band, color);
        json.WriteStartObject();
        json.WriteString("type", "scatter");
        json.WriteString("mode", line.Style == LineStyle.Points ? "markers" : LineMarkers.AreShown(line) ? "lines+markers" : "lines");
        json.WriteName(line.Name);
        json.WriteString("legendgroup", line.Name);
        json.WriteNumbers("x", line.X);
        json.WriteNumbers("y", line.Y);
        json.WriteStartObject("line");
        json.WriteString("color", color);
        json.WriteNumber("width", line.Style == LineStyle.Reference ? 1 : 2);
        if (line.Style is LineStyle.Dashed or LineStyle.Reference)
            json.WriteString("dash", "dash");
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
}
