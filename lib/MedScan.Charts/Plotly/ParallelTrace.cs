using System.Text.Json;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Plotly;

/// <summary>Parallel coordinates.</summary>
internal static class ParallelTrace
{
    public static void Write(Utf8JsonWriter json, ParallelSeries lines, string color)
    {
        json.WriteStartObject();
        json.WriteString("type", "parcoords");
        json.WriteStartArray("dimensions");
        foreach (ParallelAxis axis in lines.Axes)
            WriteDimension(json, axis);
        json.WriteEndArray();
        json.WriteStartObject("line");
        if (lines.ColorBy is { } name)
        {
            json.WriteNumbers("color", Values(lines.Axes.First(axis => axis.Name == name)));
            json.WriteColorScale(lines.LowStandsOut ? Palette.Ramp.Reverse() : Palette.Ramp);
        }
        else
        {
            json.WriteString("color", color);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteDimension(Utf8JsonWriter json, ParallelAxis axis)
    {
        json.WriteStartObject();
        json.WriteString("label", PlotlyJson.Text(axis.Name));
        json.WriteNumbers("values", Values(axis));
        if (axis.Labels is { } labels)
        {
            json.WriteNumbers("tickvals", labels.Select((_, index) => (double)index));
            json.WriteTexts("ticktext", labels);
        }
        else if (axis.Scale == AxisScale.Log)
        {
            // Plotly has no logarithmic axes here, so it gets the exponents and the labels.
            IReadOnlyList<Tick> ticks = Ticks.In(AxisRange.Of(new Axis { Scale = AxisScale.Log }, axis.Values), 6);
            json.WriteNumbers("tickvals", ticks.Select(tick => Math.Log10(tick.Value)));
            json.WriteTexts("ticktext", ticks.Select(tick => tick.Label));
        }

        json.WriteEndObject();
    }

    private static IEnumerable<double> Values(ParallelAxis axis) => axis.Scale == AxisScale.Log ? axis.Values.Select(Math.Log10) : axis.Values;
}
