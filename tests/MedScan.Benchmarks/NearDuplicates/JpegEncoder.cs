using System.Runtime.InteropServices;
using MedScan.Imaging;

namespace MedScan.Benchmarks.NearDuplicates;

/// <summary>Encodes made cases as another program would, by libjpeg-turbo.</summary>
internal static unsafe partial class JpegEncoder
{
    private const string Library = "libturbojpeg.so.0";
    private const int PixelsRgb = 0;
    private const int PixelsGray = 6;
    private const int Colors420 = 2;
    private const int ColorsGray = 3;

    /// <summary>A whole JPEG file.</summary>
    public static byte[] Encode(PixelImage image, int quality)
    {
        bool gray = image.Color == ColorMode.Grayscale;
        nint encoder = Init();
        byte* file = null;
        try
        {
            nuint length = 0;
            fixed (byte* pixels = image.Pixels.Span)
            {
                int status = Compress(
                    encoder, pixels, image.Width, 0, image.Height, gray ? PixelsGray : PixelsRgb, &file, &length, gray ? ColorsGray : Colors420, quality, 0);
                return status == 0 ? new ReadOnlySpan<byte>(file, checked((int)length)).ToArray()
                    : throw new InvalidOperationException("libjpeg-turbo could not encode the image.");
            }
        }
        finally
        {
            Free(file);
            _ = Destroy(encoder);
        }
    }

    [LibraryImport(Library, EntryPoint = "tjInitCompress")]
    private static partial nint Init();

    [LibraryImport(Library, EntryPoint = "tjCompress2")]
    private static partial int Compress(
        nint encoder, byte* pixels, int width, int pitch, int height, int pixelFormat, byte** file, nuint* length, int subsampling, int quality, int flags);

    [LibraryImport(Library, EntryPoint = "tjFree")]
    private static partial void Free(byte* file);

    [LibraryImport(Library, EntryPoint = "tjDestroy")]
    private static partial int Destroy(nint encoder);
}
