using MedScan.Imaging;

namespace MedScan.Exploration.Measuring;

/// <summary>Sums and squares at each position of square images of one size, in whole numbers; grey images apart from coloured ones, so
/// that a set without colour is never handled in three channels.</summary>
internal sealed class PixelSums(int size)
{
    private readonly Part gray = new(size * size);
    private readonly Part color = new(size * size * 3);

    /// <summary>Adds an image; the caller sees to it that only one does at a time.</summary>
    public void Add(PixelImage image) => (image.Color == ColorMode.Grayscale ? gray : color).Add(image.Pixels.Span);

    /// <summary>Mean and population standard deviation at each position, rounded to whole levels; black without images.</summary>
    /// <param name="mode">RGB where any image of the set has a colour.</param>
    public (PixelImage Mean, PixelImage Deviation) Images(ColorMode mode)
    {
        int channels = (int)mode;
        long count = gray.Count + color.Count;
        var mean = new byte[size * size * channels];
        var deviation = new byte[mean.Length];
        for (int i = 0; i < mean.Length && count > 0; i++)
        {
            long sum = gray.Sum(i / channels) + (channels == 3 ? color.Sum(i) : 0);
            long squares = gray.Squares(i / channels) + (channels == 3 ? color.Squares(i) : 0);
            mean[i] = (byte)Math.Round((double)sum / count, MidpointRounding.AwayFromZero);
            double variance = (double)(((Int128)count * squares) - ((Int128)sum * sum)) / ((double)count * count);
            deviation[i] = (byte)Math.Round(Math.Sqrt(variance), MidpointRounding.AwayFromZero);
        }

        return (new PixelImage(size, size, mode, mean), new PixelImage(size, size, mode, deviation));
    }

    private sealed class Part(int length)
    {
        private long[]? sums;
        private long[]? squares;

        public long Count { get; private set; }

        public long Sum(int position) => sums?[position] ?? 0;

        public long Squares(int position) => squares?[position] ?? 0;

        public void Add(ReadOnlySpan<byte> pixels)
        {
            sums ??= new long[length];
            squares ??= new long[length];
            Count++;
            for (int i = 0; i < pixels.Length; i++)
            {
                sums[i] += pixels[i];
                squares[i] += pixels[i] * pixels[i];
            }
        }
    }
}
