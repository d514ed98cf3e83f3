using System.Runtime.InteropServices;

namespace MedScan.Scripting.Output.Svg;

/// <summary>The functions of librsvg, cairo and GObject that draw an SVG.</summary>
internal static partial class RsvgLibrary
{
    private const string Rsvg = "librsvg-2.so.2";
    private const string Cairo = "libcairo.so.2";
    private const string GObject = "libgobject-2.0.so.0";
    private const string GLib = "libglib-2.0.so.0";

    private static readonly Lazy<bool> Loaded = new(static () => Array.TrueForAll([Rsvg, Cairo, GObject, GLib], static name => NativeLibrary.TryLoad(name, out _)));

    /// <summary>Whether the libraries are installed; they come with Debian's package librsvg2-2.</summary>
    public static bool IsThere => Loaded.Value;

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_new_from_data")]
    public static partial nint HandleNew(ReadOnlySpan<byte> data, nuint length, out nint error);

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_get_intrinsic_size_in_pixels")]
    public static partial int HandleSize(nint handle, out double width, out double height);

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_get_intrinsic_dimensions")]
    public static partial void HandleDimensions(nint handle, out int hasWidth, out Length width, out int hasHeight, out Length height, out int hasViewBox, out Rectangle viewBox);

    [LibraryImport(Rsvg, EntryPoint = "rsvg_handle_render_document")]
    public static partial int HandleRender(nint handle, nint context, in Rectangle viewport, out nint error);

    [LibraryImport(Cairo, EntryPoint = "cairo_image_surface_create")]
    public static partial nint SurfaceNew(int format, int width, int height);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_status")]
    public static partial int SurfaceStatus(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_destroy")]
    public static partial void SurfaceFree(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_create")]
    public static partial nint ContextNew(nint surface);

    [LibraryImport(Cairo, EntryPoint = "cairo_destroy")]
    public static partial void ContextFree(nint context);

    [LibraryImport(Cairo, EntryPoint = "cairo_surface_write_to_png_stream")]
    public static unsafe partial int WritePng(nint surface, delegate* unmanaged<nint, byte*, uint, int> write, nint closure);

    [LibraryImport(GObject, EntryPoint = "g_object_unref")]
    public static partial void ObjectFree(nint instance);

    [LibraryImport(GLib, EntryPoint = "g_error_free")]
    public static partial void ErrorFree(nint error);

    /// <summary>The sentence of a GError, which is freed.</summary>
    public static string Take(nint error)
    {
        if (error == 0)
            return "no reason given";
        // struct GError { guint32 domain; gint code; gchar* message; }
        string message = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(error, 8)) ?? "no reason given";
        ErrorFree(error);
        return message;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Rectangle
    {
        public double X;
        public double Y;
        public double Width;
        public double Height;
    }

    [StructLayout(LayoutKind.Sequential)]
    public struct Length
    {
        public double Value;
        public int Unit;
    }
}
