namespace MedScan.Charts.Svg;

/// <summary>The strokes of lines.</summary>
internal static class LineStrokes
{
    public static string Of(LineSeries line, string color) => $"stroke=\"{color}\"" + line.Style switch
    {
        LineStyle.Reference => " stroke-width=\"1.25\" stroke-dasharray=\"4 4\"",
        LineStyle.Dashed => " stroke-width=\"2\" stroke-dasharray=\"7 4\" stroke-linejoin=\"round\"",
        _ => " stroke-width=\"2\" stroke-linejoin=\"round\"",
    };
}
