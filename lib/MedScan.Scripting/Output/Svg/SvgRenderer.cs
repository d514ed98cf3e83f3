using System.Runtime.InteropServices;
using System.Text;

namespace MedScan.Scripting.Output.Svg;

/// <summary>Draws SVG as PNG with the system's librsvg. Nothing outside the text is read: no files, no addresses.</summary>
internal static class SvgRenderer
{
    private const double MostPixels = 64e6;
    private const int LongestSide = 32_000; // cairo's limit is 32,767

    public static SvgDrawing Draw(string svg, double scale = 2)
    {
        if (!RsvgLibrary.IsThere)
            return new SvgDrawing.Failed("librsvg-2.so.2 is not installed; on Debian and Ubuntu: apt install librsvg2-2.");
        byte[] data = Encoding.UTF8.GetBytes(svg);
        nint handle = RsvgLibrary.HandleNew(data, (nuint)data.Length, out nint error);
        if (handle == 0)
            return new SvgDrawing.Failed($"The SVG cannot be read: {RsvgLibrary.Take(error)}.");
        try
        {
            (double width, double height) = SizeOf(handle);
            double most = Math.Min(scale, Math.Min(Math.Sqrt(MostPixels / (width * height)), LongestSide / Math.Max(width, height)));
            if (!(width >= 1) || !(height >= 1) || !(most > 0.05))
                return new SvgDrawing.Failed(FormattableString.Invariant($"Expected an SVG of at least 1 x 1 pixels that can be drawn, got {width} x {height}."));
            return Draw(handle, width, height, most);
        }
        finally
        {
            RsvgLibrary.ObjectFree(handle);
        }
    }

    private static SvgDrawing Draw(nint handle, double width, double height, double scale)
    {
        RsvgLibrary.Rectangle viewport = new() { Width = Math.Round(width * scale), Height = Math.Round(height * scale) };
        nint surface = RsvgLibrary.SurfaceNew(format: 0 /* ARGB32 */, (int)viewport.Width, (int)viewport.Height);
        nint context = RsvgLibrary.ContextNew(surface);
        try
        {
            if (RsvgLibrary.SurfaceStatus(surface) is not 0 and var status)
                return new SvgDrawing.Failed($"cairo has no surface of {viewport.Width} x {viewport.Height} pixels (status {status}).");
            return RsvgLibrary.HandleRender(handle, context, in viewport, out nint error) == 0
                ? new SvgDrawing.Failed($"The SVG cannot be drawn: {RsvgLibrary.Take(error)}.")
                : Png(surface) is { } png
                    ? new SvgDrawing.Drawn(png, (int)Math.Round(width), (int)Math.Round(height))
                    : new SvgDrawing.Failed("cairo could not write the PNG.");
        }
        finally
        {
            RsvgLibrary.ContextFree(context);
            RsvgLibrary.SurfaceFree(surface);
        }
    }

    private static (double Width, double Height) SizeOf(nint handle)
    {
        if (RsvgLibrary.HandleSize(handle, out double width, out double height) != 0)
            return (width, height);
        // Width and height in percent: the view box says the proportions.
        RsvgLibrary.HandleDimensions(handle, out _, out _, out _, out _, out int hasViewBox, out RsvgLibrary.Rectangle box);
        return hasViewBox != 0 ? (box.Width, box.Height) : (720, 440);
    }

    private static unsafe byte[]? Png(nint surface)
    {
        using MemoryStream png = new();
        GCHandle closure = GCHandle.Alloc(png);
        try
        {
            return RsvgLibrary.WritePng(surface, &Append, GCHandle.ToIntPtr(closure)) == 0 ? png.ToArray() : null;
        }
        finally
        {
            closure.Free();
        }
    }

    [UnmanagedCallersOnly]
    private static unsafe int Append(nint closure, byte* data, uint length)
    {
        ((MemoryStream)GCHandle.FromIntPtr(closure).Target!).Write(new ReadOnlySpan<byte>(data, (int)length));
        return 0;
    }
}
