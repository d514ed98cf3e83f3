using System.Net;

namespace MedScan.Charts.Notebooks;

/// <summary>How notebooks show report pages: in a frame of their own, so that neither's style reaches the other.</summary>
internal sealed class ReportFormatterSource
{
    private readonly TypeFormatter<HtmlReport>[] _formatters =
    [
        new("text/html", report =>
            $"<iframe sandbox=\"\" title=\"{WebUtility.HtmlEncode(report.Title)}\" style=\"width: 100%; height: 600px; border: 1px solid #8886\" srcdoc=\"{WebUtility.HtmlEncode(report.ToHtml())}\"></iframe>"),
        new("text/plain", report => $"Report: {report.Title}{(report.Subtitle.Length > 0 ? $" ({report.Subtitle})" : "")}"),
    ];

    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
