using System.Buffers;
using System.Text;
using System.Text.Json;
using MedScan.Charts.Svg;

namespace MedScan.Charts.Plotly;

/// <summary>Writes figures in Plotly's format (plotly.js 2 to 4).</summary>
internal static class PlotlyFigure
{
    public static string Write(Figure figure)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartArray("data");
            IReadOnlyList<string> colors = Ink.Paper.ColorsOf(figure);
            for (int index = 0; index < figure.Series.Count; index++)
            {
                WriteTrace(json, figure, index, colors[index]);
            }

            json.WriteEndArray();
            PlotlyLayout.Write(json, figure);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteTrace(Utf8JsonWriter json, Figure figure, int index, string color)
    {
        switch (figure.Series[index])
        {
            case LineSeries line:
                LineTraces.Write(json, line, color);
                break;
            case ScatterSeries points:
                ScatterTrace.Write(json, points, color, MarkerShapes.Name(index));
                break;
            case BarSeries bars:
                BarTrace.Write(json, bars, color, figure.IsHorizontal);
                break;
            case HistogramSeries histogram:
                HistogramTrace.Write(json, histogram, color, figure.Series.Count > 1);
                break;
            case BoxSeries { Statistics.Count: > 0 } box:
                BoxTrace.Write(json, box, Ink.Paper.Series(0));
                break;
            case HeatMapSeries map:
                HeatMapTrace.Write(json, map);
                break;
            case ParallelSeries lines:
                ParallelTrace.Write(json, lines, color);
                break;
        }
    }
}
