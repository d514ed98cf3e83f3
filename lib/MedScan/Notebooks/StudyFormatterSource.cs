using MedScan.Tuning;

namespace MedScan.Notebooks;

/// <summary>How notebooks show a study that runs: as one still picture, as the curves of a training.</summary>
internal sealed class StudyFormatterSource
{
    private readonly TypeFormatter<StudyCurves>[] _formatters =
    [
        new("image/svg+xml", curves => curves.ToSvg()),
        new("text/plain", curves => curves.ToString()),
    ];

    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
