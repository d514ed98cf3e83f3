using System.Buffers.Binary;
using MedScan.Scripting.Output;
using MedScan.Scripting.Output.Svg;

namespace MedScan.Scripting.Tests.Output.Svg;

public sealed class SvgRendererTests
{
    private const string Square = """<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><rect width="30" height="20" fill="red"/></svg>""";

    [SkippableFact]
    public void Draw_Svg_IsAPngOfTwiceTheSize()
    {
        Skip.IfNot(RsvgLibrary.IsThere, "librsvg is not installed");

        SvgDrawing.Drawn drawn = Assert.IsType<SvgDrawing.Drawn>(SvgRenderer.Draw(Square));

        // The PNG specification: an 8-byte signature, then IHDR with width and height at bytes 16 and 20.
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], drawn.Png[..4]);
        Assert.Equal(60, BinaryPrimitives.ReadInt32BigEndian(drawn.Png.AsSpan(16)));
        Assert.Equal(40, BinaryPrimitives.ReadInt32BigEndian(drawn.Png.AsSpan(20)));
        Assert.Equal((30, 20), (drawn.Width, drawn.Height));
    }

    [SkippableTheory]
    [InlineData("")]
    [InlineData("no svg")]
    [InlineData("<svg")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1e30\" height=\"1\"/>")]
    public void Draw_MalformedSvg_IsAnErrorValue(string svg)
    {
        Skip.IfNot(RsvgLibrary.IsThere, "librsvg is not installed");

        Assert.NotEmpty(Assert.IsType<SvgDrawing.Failed>(SvgRenderer.Draw(svg)).Reason);
    }

    [SkippableFact]
    public void Draw_SizeInPercent_TakesTheViewBox()
    {
        Skip.IfNot(RsvgLibrary.IsThere, "librsvg is not installed");

        SvgDrawing drawing = SvgRenderer.Draw("""<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="0 0 40 10"/>""");

        Assert.Equal((40, 10), drawing is SvgDrawing.Drawn drawn ? (drawn.Width, drawn.Height) : default);
    }

    [SkippableFact]
    public void Svg_OfAUser_KeepsTheSvgBesideThePng()
    {
        Skip.IfNot(RsvgLibrary.IsThere, "librsvg is not installed");

        MimeBundle bundle = Notebook.SVG(Square);

        Assert.Equal(Square, bundle.Data["image/svg+xml"]);
        Assert.StartsWith("iVBORw0KGgo", bundle.Data["image/png"], StringComparison.Ordinal);
        Assert.Equal("""{"height":20,"width":30}""", bundle.Metadata["image/png"]);
    }
}
