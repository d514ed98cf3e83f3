using System.Globalization;
using System.Security;
using System.Xml;
using MedScan.Charts;

namespace MedScan.Notebooks;

/// <summary>Two figures beside each other below a sentence, as one SVG that needs no script and no other file.</summary>
internal static class LivePicture
{
    // Pixels of one of the two figures, and of the line above them.
    private const int Half = 520;
    private const int Height = 340;
    private const int Line = 28;

    public static string Draw(string status, Figure left, Figure right) => string.Create(CultureInfo.InvariantCulture, $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{2 * Half}" height="{Height + Line}" viewBox="0 0 {2 * Half} {Height + Line}">
        <rect width="100%" height="100%" fill="#ffffff"/>
        <text x="16" y="20" font-family="system-ui, sans-serif" font-size="13" fill="#444444">{Escape(status)}</text>
        <g transform="translate(0 {Line})">{left.WithSize(Half, Height).ToSvg()}</g>
        <g transform="translate({Half} {Line})">{right.WithSize(Half, Height).ToSvg()}</g>
        </svg>
        """);

    private static string Escape(string text) => SecurityElement.Escape(new string([.. text.Where(XmlConvert.IsXmlChar)]));
}
