using System.Text;

namespace MedScan.Charts.Svg;

/// <summary>Draws the rectangles of a series of bars.</summary>
internal static class BarRects
{
    /// <summary>More bars of a series are drawn as one shape: nobody could point at one of them.</summary>
    private const int MostWithTips = 400;

    /// <summary>Draws them.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="color">Of all of them.</param>
    /// <param name="bars">With the index of their categories.</param>
    /// <param name="tip">What a category's bar says on hovering.</param>
    /// <param name="lying">Whether they are long from left to right.</param>
    public static void Draw(SvgWriter svg, string color, (int Category, PlotArea Bar)[] bars, Func<int, string> tip, bool lying)
    {
        if (bars.Length > MostWithTips)
        {
            svg.Raw($"<path d=\"{OneShape([.. bars.Select(bar => bar.Bar)], lying)}\" fill=\"{color}\"/>");
            return;
        }

        foreach ((int category, PlotArea bar) in bars)
            svg.Rect(bar, color, tip(category));
    }

    /// <summary>Of the bars in each pixel the longest.</summary>
    private static string OneShape(PlotArea[] bars, bool lying)
    {
        var path = new StringBuilder();
        foreach (IGrouping<double, PlotArea> neighbours in bars.GroupBy(bar => Math.Floor(lying ? bar.Top : bar.Left)))
        {
            PlotArea longest = neighbours.MaxBy(bar => lying ? bar.Width : bar.Height);
            path.Append('M').Append(SvgWriter.Number(longest.Left)).Append(' ').Append(SvgWriter.Number(longest.Top))
                .Append('h').Append(SvgWriter.Number(lying ? longest.Width : Math.Max(0.5, longest.Width)))
                .Append('v').Append(SvgWriter.Number(lying ? Math.Max(0.5, longest.Height) : longest.Height))
                .Append('H').Append(SvgWriter.Number(longest.Left)).Append('z');
        }

        return path.ToString();
    }
}
