using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Histograms, as bars from edge to edge: Plotly's own would count again, and by other rules.</summary>
internal static class HistogramTrace
{
    public static void Write(Utf8JsonWriter json, HistogramSeries histogram, string color, bool several)
    {
        json.WriteStartObject();
        json.WriteString("type", "bar");
        json.WriteName(histogram.Name);
        json.WriteNumbers("x", histogram.Edges.Take(histogram.Counts.Count));
        json.WriteNumbers("y", histogram.Counts);
        json.WriteNumbers("width", histogram.Edges.Zip(histogram.Edges.Skip(1), (low, high) => high - low));
        json.WriteNumber("offset", 0);
        json.WriteStartObject("marker");
        json.WriteString("color", color);
        json.WriteEndObject();
        if (several)
            json.WriteNumber("opacity", 0.5);
        json.WriteEndObject();
    }
}
