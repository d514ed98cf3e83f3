using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Draws tensors that hold images: (C, H, W) and (N, C, H, W) of one or three channels, and (H, W) of bytes.</summary>
internal static class TensorPicture
{
    private const int ShortestSide = 8;
    private const int LongestSide = 1024;
    private const int MostImages = 32;
    private const int MostColumns = 8;
    private const int Gap = 2;

    // Smaller images are enlarged by whole factors up to about this side.
    private const int ReadableSide = 112;

    /// <summary>The picture.</summary>
    /// <returns>A PNG; null where the tensor is of another shape.</returns>
    public static byte[]? Draw(Tensor tensor)
    {
        if (tensor.IsInvalid || tensor.is_meta || tensor.is_complex() || tensor.dtype == ScalarType.Bool)
            return null;
        long[] shape = tensor.shape;
        (int count, int channels) = shape switch
        {
            [_, _] when tensor.dtype == ScalarType.Byte => (1, 1),
            [1 or 3, _, _] => (1, (int)shape[0]),
            [>= 1, 1 or 3, _, _] => ((int)Math.Min(shape[0], MostImages), (int)shape[1]),
            _ => (0, 0),
        };
        return count > 0 && shape[^1] is >= ShortestSide and <= LongestSide && shape[^2] is >= ShortestSide and <= LongestSide
            ? Draw(Bytes(tensor, count, channels), count, channels, (int)shape[^2], (int)shape[^1])
            : null;
    }

    // (count, channels, height, width) as bytes: values in [0, 1] as they are, others from the least to the greatest.
    private static byte[] Bytes(Tensor tensor, int count, int channels)
    {
        using DisposeScope scope = NewDisposeScope();
        using IDisposable mode = no_grad();
        Tensor images = tensor.reshape(-1, channels, tensor.shape[^2], tensor.shape[^1]).narrow(0, 0, count);
        if (tensor.dtype == ScalarType.Byte)
            return images.cpu().contiguous().data<byte>().ToArray();
        float[] values = images.to_type(ScalarType.Float32).cpu().contiguous().data<float>().ToArray();
        float least = float.PositiveInfinity, greatest = float.NegativeInfinity;
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
                continue;
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        if (least >= 0 && greatest <= 1)
            (least, greatest) = (0, 1);
        float scale = greatest > least ? 255 / (greatest - least) : 0;
        return [.. values.Select(value => float.IsNaN(value) ? (byte)0 : (byte)Math.Clamp(MathF.Round((value - least) * scale), 0, 255))];
    }

    private static byte[] Draw(byte[] values, int count, int channels, int height, int width)
    {
        int factor = Math.Clamp(ReadableSide / Math.Max(height, width), 1, 8);
        int columns = Math.Min(count, Math.Max(1, Math.Min(MostColumns, 2 * LongestSide / ((width * factor) + Gap)))), rows = (count + columns - 1) / columns;
        int pictureWidth = (columns * ((width * factor) + Gap)) - Gap, pictureHeight = (rows * ((height * factor) + Gap)) - Gap;
        byte[] picture = new byte[pictureWidth * pictureHeight * channels];
        Array.Fill(picture, byte.MaxValue);
        for (int image = 0; image < count; image++)
        {
            int left = image % columns * ((width * factor) + Gap), top = image / columns * ((height * factor) + Gap);
            for (int at = 0; at < height * factor * width * factor * channels; at++)
            {
                int channel = at % channels, x = at / channels % (width * factor), y = at / channels / (width * factor);
                picture[((((top + y) * pictureWidth) + left + x) * channels) + channel] =
                    values[(((((image * channels) + channel) * height) + (y / factor)) * width) + (x / factor)];
            }
        }

        return PngEncoder.Encode(picture, pictureWidth, pictureHeight, channels);
    }
}
