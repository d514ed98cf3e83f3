using System.Text.Json;
using MedScan.Charts.Svg;

namespace MedScan.Charts.Plotly;

/// <summary>Writes what is around the traces.</summary>
internal static class PlotlyLayout
{
    private const int SideMargin = 24;

    public static void Write(Utf8JsonWriter json, Figure figure)
    {
        json.WriteStartObject("layout");
        WriteTitle(json, figure);
        json.WriteNumber("width", figure.Width);
        json.WriteNumber("height", figure.Height);
        var map = figure.Series[0] as HeatMapSeries;
        WriteMargin(json, figure);
        if (figure.HasAxes)
        {
            WriteAxis(json, "xaxis", figure.X, PlotlyCategories.OfX(figure), fromTheTop: false);
            WriteAxis(json, "yaxis", figure.Y, PlotlyCategories.OfY(figure), fromTheTop: true);
        }

        if (figure.Series[0] is ImageGridSeries grid)
            ImageLayout.Write(json, grid, (figure.Width - (2.0 * SideMargin)) / grid.Columns);
        if (BarMode(figure.Kind) is { } mode)
            json.WriteString("barmode", mode);
        if (figure.Kind == FigureKind.Histogram)
            json.WriteNumber("bargap", 0);
        json.WriteString("paper_bgcolor", Palette.Background);
        if (figure.Kind != FigureKind.ParallelCoordinates)
            json.WriteString("plot_bgcolor", Palette.Background);
        json.WriteStartObject("font");
        json.WriteString("color", Palette.Text);
        json.WriteEndObject();
        json.WriteBoolean("showlegend", Legend.IsNeeded(figure));
        if (Legend.IsNeeded(figure))
            WriteLegend(json);
        if (figure.HasAxes && map is null)
            json.WriteString("hovermode", HoverMode(figure));
        json.WriteEndObject();
    }

    private static string? BarMode(FigureKind kind) => kind switch
    {
        FigureKind.Bars => "group",
        FigureKind.StackedBars => "relative", // stacked, negative ones downwards
        FigureKind.Histogram => "overlay",
        _ => null,
    };

    private static string HoverMode(Figure figure) => figure switch
    {
        { Kind: FigureKind.Scatter or FigureKind.Boxes } => "closest",
        { IsHorizontal: true } => "y unified",
        _ => "x unified",
    };

    private static void WriteLegend(Utf8JsonWriter json)
    {
        json.WriteStartObject("legend");
        json.WriteString("orientation", "h");
        json.WriteNumber("x", 0);
        json.WriteNumber("y", 1.02);
        json.WriteString("yanchor", "bottom");
        json.WriteEndObject();
    }

    /// <summary>Plotly's own margins leave little of a small figure; it widens these where labels are long.</summary>
    private static void WriteMargin(Utf8JsonWriter json, Figure figure)
    {
        int legend = Legend.IsNeeded(figure) ? 28 : 0, names = figure.Kind == FigureKind.ParallelCoordinates ? 48 : 0;
        json.WriteStartObject("margin");
        json.WriteNumber("t", 24 + (figure.Title.Length > 0 ? 32 : 0) + (figure.Subtitle.Length > 0 ? 16 : 0) + legend + names);
        json.WriteNumber("r", figure.Kind == FigureKind.ParallelCoordinates ? 56 : SideMargin);
        json.WriteNumber("b", figure.Kind == FigureKind.Images ? 8 : 40);
        json.WriteNumber("l", figure.Kind == FigureKind.Images ? SideMargin : 60);
        json.WriteEndObject();
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

    private static void WriteAxis(Utf8JsonWriter json, string name, Axis axis, IReadOnlyList<string>? categories, bool fromTheTop)
    {
        json.WriteStartObject(name);
        json.WriteStartObject("title");
        json.WriteString("text", PlotlyJson.Text(axis.Title));
        json.WriteNumber("standoff", 12); // beyond the labels, however long they are
        json.WriteEndObject();
        // Said outright: Plotly would take categories such as "1" or "2024-01" for numbers and dates.
        json.WriteString("type", categories is not null ? "category" : axis.Scale == AxisScale.Log ? "log" : "linear");
        if (categories is not null)
            PlotlyCategories.Write(json, categories, fromTheTop);
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
        json.WriteBoolean("showgrid", categories is null);
        if (categories is null)
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
