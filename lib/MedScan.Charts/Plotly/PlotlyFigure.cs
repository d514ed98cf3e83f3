using System.Buffers;
using System.Text;
using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Writes figures in Plotly's format (plotly.js 2 and 3).</summary>
internal static class PlotlyFigure
{
    public static string Write(Figure figure)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            IReadOnlyList<string> colors = Palette.ColorsOf(figure);
            for (int index = 0; index < figure.Series.Count; index++)
            {
                switch (figure.Series[index])
                {
                    case LineSeries line:
                        PlotlyTraces.WriteLine(json, line, colors[index]);
                        break;
                    case BarSeries bars:
                        PlotlyTraces.WriteBars(json, bars, colors[index]);
                        break;
                    case HeatMapSeries map:
                        PlotlyTraces.WriteHeatMap(json, map);
                        break;
                }
            }

            json.WriteEndArray();
            PlotlyLayout.Write(json, figure);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
