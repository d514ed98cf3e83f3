using System.Security.Cryptography;
using System.Text;

namespace MedScan.Charts.Html;

/// <summary>Writes reports as pages.</summary>
internal static class HtmlPage
{
    public static string Write(HtmlReport report)
    {
        var html = new StringBuilder();
        string title = Escape(report.Title.Length > 0 ? report.Title : "Figure");
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(PageStyle.Css)));
        html.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        // Nothing from elsewhere, whatever the texts contain: no script, and no style but this one.
        html.Append($"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'\">\n");
        html.Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n");
        html.Append($"<title>{title}</title>\n<style>{PageStyle.Css}</style>\n</head>\n<body>\n<main>\n");
        if (report.Title.Length > 0)
            html.Append($"<h1>{title}</h1>\n");
        if (report.Subtitle.Length > 0)
            html.Append($"<p class=\"subtitle\">{Escape(report.Subtitle)}</p>\n");
        HtmlParts.Write(html, report);
        html.Append("</main>\n</body>\n</html>\n");
        return html.ToString();
    }

    public static string Escape(string text) => Svg.SvgWriter.Escape(text);

    /// <summary>Long file names may go on in the next line after a folder or an underscore.</summary>
    public static string EscapeBreakable(string text) => Escape(text)
        .Replace("/", "/<wbr>", StringComparison.Ordinal).Replace("_", "_<wbr>", StringComparison.Ordinal);
}
