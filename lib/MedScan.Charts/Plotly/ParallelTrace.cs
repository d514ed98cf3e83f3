using System.Text.Json;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Plotly;

/// <summary>Parallel coordinates. Plotly has no logarithmic axes and no gaps here: it gets exponents with the labels of the
/// values, and what is missing has a place of its own below the others.</summary>
internal static class ParallelTrace
{
    private const string Missing = "\u2013";

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
            ParallelAxis axis = lines.Axes.First(axis => axis.Name == name);
            (double low, double high, double missing) = Ends(axis);
            json.WriteNumbers("color", Values(axis, missing));
            json.WriteNumber("cmin", low);
            json.WriteNumber("cmax", high);
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
        bool gaps = axis.Values.Any(double.IsNaN);
        (double low, double high, double missing) = Ends(axis);
        IReadOnlyList<Tick> ticks = new ParallelScale(axis).Ticks;
        json.WriteStartObject();
        json.WriteString("label", PlotlyJson.Text(axis.Name));
        json.WriteNumbers("range", [gaps ? missing : low, high]);
        json.WriteNumbers("values", Values(axis, missing));
        json.WriteNumbers("tickvals", [.. gaps ? new[] { missing } : [], .. ticks.Select(tick => Place(axis, tick.Value))]);
        json.WriteTexts("ticktext", [.. gaps ? new[] { Missing } : [], .. ticks.Select(tick => tick.Label)]);
        json.WriteEndObject();
    }

    private static (double Low, double High, double Missing) Ends(ParallelAxis axis)
    {
        AxisRange range = new ParallelScale(axis).Range;
        (double low, double high) = (Place(axis, range.Low), Place(axis, range.High));
        return (low, high, low - ((high - low) * 0.1));
    }

    private static IEnumerable<double> Values(ParallelAxis axis, double missing) =>
        axis.Values.Select(value => double.IsNaN(value) ? missing : Place(axis, value));

    private static double Place(ParallelAxis axis, double value) => axis.Scale == AxisScale.Log ? Math.Log10(value) : value;
}
