namespace MedScan.Datasets.Caching;

/// <summary>How often each grey value occurs in each channel; integers, so sums in any order are the same.</summary>
internal sealed class PixelHistogram(int channels)
{
    private readonly long[] counts = new long[channels * 256];

    internal static PixelHistogram Over(ImageCache cache, IReadOnlyList<int> indices)
    {
        PixelHistogram total = new(cache.Channels);
        Parallel.For(0, indices.Count, () => new PixelHistogram(cache.Channels), (position, _, part) =>
        {
            part.Add(cache.Pixels(indices[position]));
            return part;
        }, part =>
        {
            lock (total)
            {
                for (int bin = 0; bin < total.counts.Length; bin++)
                    total.counts[bin] += part.counts[bin];
            }
        });
        return total;
    }

    internal ChannelStatistics Statistics()
    {
        double[] means = new double[channels];
        double[] deviations = new double[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            UInt128 count = 0, sum = 0, squares = 0;
            for (int value = 0; value < 256; value++)
            {
                ulong times = (ulong)counts[(channel * 256) + value];
                count += times;
                sum += times * (ulong)value;
                squares += (UInt128)times * (ulong)(value * value);
            }

            means[channel] = (double)sum / (double)count / 255;
            deviations[channel] = Math.Sqrt((double)((count * squares) - (sum * sum))) / (double)count / 255;
        }

        return new ChannelStatistics(means, deviations);
    }

    private void Add(ReadOnlySpan<byte> pixels)
    {
        if (channels == 1)
        {
            foreach (byte value in pixels)
                counts[value]++;
            return;
        }

        for (int position = 0; position + 2 < pixels.Length; position += 3)
        {
            counts[pixels[position]]++;
            counts[256 + pixels[position + 1]]++;
            counts[512 + pixels[position + 2]]++;
        }
    }
}
