using MedScan.Imaging;

namespace MedScan.Exploration.Measuring;

/// <summary>What is summed up over the images of one class; one thread at a time.</summary>
internal sealed class ClassMeasure(int size)
{
    private readonly long[] histogram = new long[GrayHistogram.Levels];
    private readonly PixelSums sums = new(size);

    public void Add(ReadOnlySpan<int> levels, PixelImage square)
    {
        for (int level = 0; level < histogram.Length; level++)
            histogram[level] += levels[level];
        sums.Add(square);
    }

    public void AddTo(long[] total)
    {
        for (int level = 0; level < histogram.Length; level++)
            total[level] += histogram[level];
    }

    public ClassSummary Summarize(string name, int count, int unreadable, ColorMode mode)
    {
        (PixelImage mean, PixelImage deviation) = sums.Images(mode);
        return new ClassSummary(mean, deviation)
        {
            Name = name,
            Count = count,
            Unreadable = unreadable,
            Intensity = IntensitySummary.Of(histogram),
        };
    }
}
