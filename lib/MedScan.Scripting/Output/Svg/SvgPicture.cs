using System.Globalization;

namespace MedScan.Scripting.Output.Svg;

/// <summary>Adds a PNG to values that have an SVG, since many places that show notebooks do not show SVG.</summary>
internal static class SvgPicture
{
    private const string SvgType = "image/svg+xml";
    private const string PngType = "image/png";

    /// <summary>The bundle with a PNG of its SVG; as it is where it has none, has a PNG already, or the SVG cannot be drawn.</summary>
    /// <param name="bundle">Any bundle.</param>
    /// <param name="keepSvg">Whether the SVG stays beside its PNG.</param>
    public static MimeBundle WithPng(MimeBundle bundle, bool keepSvg)
    {
        if (!bundle.Data.TryGetValue(SvgType, out string? svg) || bundle.Data.ContainsKey(PngType) || SvgRenderer.Draw(svg) is not SvgDrawing.Drawn drawn)
            return bundle;
        Dictionary<string, string> data = new(bundle.Data) { [PngType] = Convert.ToBase64String(drawn.Png) };
        if (!keepSvg)
            data.Remove(SvgType);
        Dictionary<string, string> metadata = new(bundle.Metadata)
        {
            [PngType] = string.Create(CultureInfo.InvariantCulture, $$"""{"height":{{drawn.Height}},"width":{{drawn.Width}}}"""),
        };
        return new MimeBundle(data) { Metadata = metadata };
    }
}
