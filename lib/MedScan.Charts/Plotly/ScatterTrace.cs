using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Points.</summary>
internal static class ScatterTrace
{
    public static void Write(Utf8JsonWriter json, ScatterSeries points, string color, string shape)
    {
        json.WriteStartObject();
        json.WriteString("type", "scatter");
        json.WriteString("mode", "markers");
        json.WriteName(points.Name);
        json.WriteNumbers("x", points.X);
        json.WriteNumbers("y", points.Y);
        if (points.Texts is { } texts)
            json.WriteTexts("text", texts);
        json.WriteStartObject("marker");
        json.WriteString("color", color);
        json.WriteString("symbol", shape);
        json.WriteNumber("size", points.X.Count <= 300 ? 7 : 5);
        json.WriteNumber("opacity", 0.75);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
