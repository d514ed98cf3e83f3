namespace MedScan.Scripting.Output.Svg;

/// <summary>How drawing an SVG ended.</summary>
internal abstract record SvgDrawing
{
    private SvgDrawing()
    {
    }

    /// <summary>It was drawn.</summary>
    /// <param name="Png">The file's bytes.</param>
    /// <param name="Width">The width to show it at, in pixels; the picture has more of them for sharp screens.</param>
    /// <param name="Height">The height to show it at, in pixels.</param>
    public sealed record Drawn(byte[] Png, int Width, int Height) : SvgDrawing;

    /// <summary>It was not drawn.</summary>
    /// <param name="Reason">Why, in a sentence.</param>
    public sealed record Failed(string Reason) : SvgDrawing;
}
