using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Exploration.Measuring;

/// <summary>Sums and squares of each channel over square images of one size; a grey image counts in all three.</summary>
internal sealed class ChannelSums
{
    private readonly long[] sums = new long[3];
    private readonly long[] squares = new long[3];
    private long pixels;

    /// <summary>Adds an image; the caller sees to it that only one does at a time.</summary>
    public void Add(PixelImage image)
    {
        ReadOnlySpan<byte> values = image.Pixels.Span;
        int channels = image.Channels;
        pixels += values.Length / channels;
        for (int channel = 0; channel < 3; channel++)
        {
            long sum = 0, square = 0;
            for (int i = channels == 1 ? 0 : channel; i < values.Length; i += channels)
            {
                sum += values[i];
                square += values[i] * values[i];
            }

            sums[channel] += sum;
            squares[channel] += square;
        }
    }

    public void Add(ChannelSums other)
    {
        pixels += other.pixels;
        for (int channel = 0; channel < 3; channel++)
        {
            sums[channel] += other.sums[channel];
            squares[channel] += other.squares[channel];
        }
    }

    public bool IsEmpty => pixels == 0;

    public ChannelStatistics Statistics(ColorMode mode) => new(
        [.. sums.Take((int)mode).Select(sum => (double)sum / pixels / 255)],
        [.. sums.Zip(squares).Take((int)mode).Select(pair => Deviation(pair.First, pair.Second))]);

    private double Deviation(long sum, long square) =>
        Math.Sqrt((double)(((Int128)pixels * square) - ((Int128)sum * sum))) / pixels / 255;
}
