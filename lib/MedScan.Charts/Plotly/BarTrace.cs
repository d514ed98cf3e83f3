using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Bars; the layout says how they stand.</summary>
internal static class BarTrace
{
    public static void Write(Utf8JsonWriter json, BarSeries bars, string color, bool horizontal)
    {
        json.WriteStartObject();
        json.WriteString("type", "bar");
        json.WriteName(bars.Name);
        if (horizontal)
            json.WriteString("orientation", "h");
        json.WriteTexts(horizontal ? "y" : "x", bars.Categories);
        json.WriteNumbers(horizontal ? "x" : "y", bars.Values);
        json.WriteStartObject("marker");
        json.WriteString("color", color);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
