using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Boxes whose statistics are given: Plotly's own quartiles follow another definition.</summary>
internal static class BoxTrace
{
    public static void Write(Utf8JsonWriter json, BoxSeries box, string color)
    {
        BoxStatistics statistics = box.Statistics;
        json.WriteStartObject();
        json.WriteString("type", "box");
        json.WriteString("name", PlotlyJson.Text(box.Name));
        json.WriteTexts("x", [box.Name]);
        json.WriteNumbers("q1", [statistics.LowerQuartile]);
        json.WriteNumbers("median", [statistics.Median]);
        json.WriteNumbers("q3", [statistics.UpperQuartile]);
        json.WriteNumbers("lowerfence", [statistics.LowerWhisker]);
        json.WriteNumbers("upperfence", [statistics.UpperWhisker]);
        if (statistics.Outliers.Count > 0)
        {
            json.WriteStartArray("y");
            json.WriteNumbers(statistics.Outliers);
            json.WriteEndArray();
            json.WriteString("boxpoints", "all");
            json.WriteNumber("pointpos", 0);
            json.WriteNumber("jitter", 0);
        }

        json.WriteBoolean("showlegend", false);
        json.WriteStartObject("marker");
        json.WriteString("color", color);
        json.WriteString("symbol", "circle-open");
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
