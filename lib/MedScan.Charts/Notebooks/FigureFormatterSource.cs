using MedScan.Charts.Svg;

namespace MedScan.Charts.Notebooks;

/// <summary>How notebooks show figures: as Plotly's JSON where that is drawn, as a still picture elsewhere. No HTML: scripts in it
/// are blank when a notebook is opened again.</summary>
internal sealed class FigureFormatterSource
{
    private readonly TypeFormatter<Figure>[] _formatters =
    [
        new("application/vnd.plotly.v1+json", figure => figure.ToPlotlyJson()),
        new("image/svg+xml", figure => figure.ToSvg()),
        new("text/plain", Describe),
    ];

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static string Describe(Figure figure) => figure.Title.Length > 0 ? $"{figure.Title}. {FigureDescription.Of(figure)}" : FigureDescription.Of(figure);
}
