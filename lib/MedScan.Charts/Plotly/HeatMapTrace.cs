using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Tables of colours.</summary>
internal static class HeatMapTrace
{
    public static void Write(Utf8JsonWriter json, HeatMapSeries map)
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
        json.WriteColorScale(Palette.Sequential.Select(Palette.Hex));
        json.WriteStartObject("colorbar");
        json.WriteTitle(map.Name, "right");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
