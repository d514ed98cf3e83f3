using System.Text.Json;
using MedScan.Charts.Svg;

namespace MedScan.Charts.Plotly;

/// <summary>Axes of categories: their order and what is written along them.</summary>
internal static class PlotlyCategories
{
    private const double LongestLabel = 150;
    private const double LongestRowLabel = 220;
    private const int MostLabels = 25;

    /// <returns>null where the x axis shows numbers.</returns>
    public static IReadOnlyList<string>? OfX(Figure figure) => figure.Kind switch
    {
        FigureKind.HeatMap => ((HeatMapSeries)figure.Series[0]).Columns,
        FigureKind.Boxes => [.. figure.Series.Select(box => box.Name)],
        FigureKind.Bars or FigureKind.StackedBars when !figure.IsHorizontal => BarStack.Of(figure).Categories,
        _ => null,
    };

    /// <returns>null where the y axis shows numbers; else from the top.</returns>
    public static IReadOnlyList<string>? OfY(Figure figure) => figure switch
    {
        { Kind: FigureKind.HeatMap } => ((HeatMapSeries)figure.Series[0]).Rows,
        { IsHorizontal: true } => BarStack.Of(figure).Categories,
        _ => null,
    };

    public static void Write(Utf8JsonWriter json, IReadOnlyList<string> categories, bool fromTheTop)
    {
        // All of them, also those of which there are no values.
        json.WriteString("categoryorder", "array");
        json.WriteTexts("categoryarray", categories);
        double first = -0.5, last = categories.Count - 0.5;
        json.WriteNumbers("range", fromTheTop ? [last, first] : [first, last]);
        double longest = fromTheTop ? LongestRowLabel : LongestLabel;
        if (categories.All(name => TextMetrics.Width(name, CategoryLabels.FontSize) <= longest))
            return;
        // Plotly gives long names all the room there is, and the figure none.
        int every = fromTheTop ? 1 : (categories.Count + MostLabels - 1) / MostLabels;
        int[] labelled = [.. Enumerable.Range(0, categories.Count).Where(index => index % every == 0)];
        json.WriteNumbers("tickvals", labelled.Select(index => (double)index));
        json.WriteTexts("ticktext", labelled.Select(index => TextMetrics.Fit(categories[index], longest, CategoryLabels.FontSize)));
    }
}
