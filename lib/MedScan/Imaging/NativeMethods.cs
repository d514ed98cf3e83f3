using System.Runtime.InteropServices;

namespace MedScan.Imaging;

/// <summary>The functions of libmedscan_imaging; see native/imaging.h. All are thread-safe, none throws.</summary>
internal static unsafe partial class NativeMethods
{
    static NativeMethods() => ImagingLibrary.Register();

    [LibraryImport(ImagingLibrary.Name, EntryPoint = "medscan_decode_jpeg")]
    public static partial DecodeStatus DecodeJpeg(
        byte* data, long size, int components, int width, int height, int channels, byte* target, byte* message, int messageCapacity);

    [LibraryImport(ImagingLibrary.Name, EntryPoint = "medscan_decode_png")]
    public static partial DecodeStatus DecodePng(
        byte* data, long size, int width, int height, int channels, byte* target, byte* message, int messageCapacity);

    [LibraryImport(ImagingLibrary.Name, EntryPoint = "medscan_resize")]
    public static partial DecodeStatus Resize(
        byte* source, int width, int height, int channels, double left, double top, double right, double bottom,
        byte* target, int targetWidth, int targetHeight);

    [LibraryImport(ImagingLibrary.Name, EntryPoint = "medscan_orient")]
    public static partial void Orient(byte* source, int width, int height, int channels, int orientation, byte* target);
}
