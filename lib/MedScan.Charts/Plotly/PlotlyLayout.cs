using System.Text.Json;

namespace MedScan.Charts.Plotly;

/// <summary>Writes what is around the traces.</summary>
internal static class PlotlyLayout
{
    public static void Write(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject("layout");
        WriteTitle(json, figure);
        json.WriteNumber("width", figure.Width);
        json.WriteNumber("height", figure.Height);
        var map = figure.Series[0] as HeatMapSeries;
        if (figure.HasAxes)
        {
            WriteAxis(json, "xaxis", figure.X, figure.HasCategories);
            WriteAxis(json, "yaxis", figure.Y, categories: map is not null, map?.Rows.Count);
        }

        if (figure.Series[0] is ImageGridSeries grid)
            ImageLayout.Write(json, grid);
        if (BarMode(figure.Kind) is { } mode)
            json.WriteString("barmode", mode);
        if (figure.Kind == FigureKind.Histogram)
            json.WriteNumber("bargap", 0);
        json.WriteString("paper_bgcolor", Palette.Background);
        json.WriteString("plot_bgcolor", Palette.Background);
        json.WriteStartObject("font");
        json.WriteString("color", Palette.Text);
        json.WriteEndObject();
        if (figure.HasAxes && map is null)
            WriteLegend(json, figure);
        json.WriteEndObject();
    }

    private static string? BarMode(FigureKind kind) => kind switch
    {
        FigureKind.Bars => "group",
        FigureKind.StackedBars => "relative", // stacked, negative ones downwards
        FigureKind.Histogram => "overlay",
        _ => null,
    };

    private static void WriteLegend(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject("legend");
        json.WriteString("orientation", "h");
        json.WriteNumber("x", 0);
        json.WriteNumber("y", 1.02);
        json.WriteString("yanchor", "bottom");
        json.WriteEndObject();
        json.WriteString("hovermode", figure.Kind is FigureKind.Scatter or FigureKind.Boxes ? "closest" : "x unified");
    }

    private static void WriteTitle(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject("title");
        string subtitle = figure.Subtitle.Length > 0 ? $"<br><sup>{PlotlyJson.Text(figure.Subtitle)}</sup>" : "";
        json.WriteString("text", PlotlyJson.Text(figure.Title) + subtitle);
        json.WriteNumber("x", 0.02);
        json.WriteString("xanchor", "left");
        json.WriteEndObject();
    }

    private static void WriteAxis(Utf8JsonWriter json, string name, Axis axis, bool categories, int? rowsFromTheTop = null)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("title");
        json.WriteString("text", PlotlyJson.Text(axis.Title));
        json.WriteNumber("standoff", 12); // beyond the labels, however long they are
        json.WriteEndObject();
        // Said outright: Plotly would take categories such as "1" or "2024-01" for numbers and dates.
        json.WriteString("type", categories ? "category" : axis.Scale == AxisScale.Log ? "log" : "linear");
        if (rowsFromTheTop is { } rows)
            json.WriteNumbers("range", [rows - 0.5, -0.5]);
        if (axis.Minimum is not null || axis.Maximum is not null)
        {
            json.WriteStartArray("range");
            WriteEnd(json, axis, axis.Minimum);
            WriteEnd(json, axis, axis.Maximum);
            json.WriteEndArray();
            if (axis.Minimum is null || axis.Maximum is null)
                json.WriteString("autorange", axis.Minimum is null ? "min" : "max");
        }

        json.WriteBoolean("automargin", true);
        json.WriteBoolean("showgrid", !categories);
        if (!categories)
            json.WriteString("gridcolor", Palette.Grid);
        json.WriteBoolean("zeroline", false);
        json.WriteString("linecolor", Palette.AxisLine);
        json.WriteBoolean("showline", true);
        json.WriteEndObject();
    }

    // On a logarithmic axis Plotly takes the exponents.
    private static void WriteEnd(Utf8JsonWriter json, Axis axis, double? end)
    {
        if (end is { } value)
            json.WriteNumberValue(axis.Scale == AxisScale.Log ? Math.Log10(value) : value);
        else
            json.WriteNullValue();
    }
}
