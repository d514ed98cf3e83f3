using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Bars; the layout says how they stand.</summary>
internal static class BarTrace
{
    public static void Write(Utf8JsonWriter json, BarSeries bars, string color)
    {
        json.WriteStartObject();
        json.WriteString("type", "bar");
        json.WriteName(bars.Name);
        json.WriteTexts("x", bars.Categories);
        json.WriteNumbers("y", bars.Values);
        json.WriteStartObject("marker");
        json.WriteString("color", color);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
