using MedScan.Imaging;

namespace MedScan.Tests.Imaging.Dicom;

/// <summary>Reads measured numbers through windows: of 256 wide around 128, 0 becomes 0 and 255 becomes 255 (PS3.3, C.11.2.1.2.1).</summary>
internal static class GreyLevels
{
    /// <summary>A window that shows the numbers from <paramref name="first"/> on as 0, 1, 2 and so on.</summary>
    public static IntensityWindow From(int first) => IntensityWindow.Of(first + 128, 256);

    /// <summary>The measured number of each pixel of a grey frame, for numbers from -1024 to 1023.</summary>
    public static int[] Numbers(byte[] file, int frame = 1)
    {
        int[] numbers = [];
        // 0 and 255 also stand for what lies outside a window, so each window tells of the 254 numbers between.
        for (int first = -1025; first < 1023; first += 254)
        {
            byte[] levels = Decode(file, From(first), frame);
            if (numbers.Length == 0) numbers = new int[levels.Length];
            for (int i = 0; i < levels.Length; i++)
            {
                if (levels[i] is > 0 and < 255) numbers[i] = first + levels[i];
            }
        }

        return numbers;
    }

    /// <summary>The grey levels of a frame.</summary>
    public static byte[] Decode(byte[] file, IntensityWindow? window = null, int frame = 1) => ImageDecoder.Decode(
        file, "test.dcm", new DecodeOptions { Color = ColorMode.Grayscale, Window = window ?? IntensityWindow.Auto, Frame = frame }).Pixels.ToArray();
}
