using MedScan.Training.Live;

namespace MedScan.Notebooks;

/// <summary>How notebooks show the curves of a training: as one still picture, which is cheap to draw again and flickers nowhere.</summary>
internal sealed class CurvesFormatterSource
{
    private readonly TypeFormatter<TrainingCurves>[] _formatters =
    [
        new("image/svg+xml", curves => curves.ToSvg()),
        new("text/plain", curves => curves.ToString()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
