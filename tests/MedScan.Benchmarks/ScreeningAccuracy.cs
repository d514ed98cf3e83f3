using System.Diagnostics;
using MedScan.Datasets;
using MedScan.Imaging;
using MedScan.Screening;

namespace MedScan.Benchmarks;

/// <summary>How many images of the right kind and how many foreign ones a profile refuses.</summary>
internal static class ScreeningAccuracy
{
    /// <param name="data">The data set of the right kind.</param>
    /// <param name="foreign">Data sets of other kinds.</param>
    public static async Task<int> RunAsync(string data, IReadOnlyList<string> foreign)
    {
        ImageDataset dataset = await ImageDataset.OpenAsync(data).ConfigureAwait(false);
        // A fifth of what would be trained on is held out, groups whole, as images of new patients would be.
        ImageDataset divided = StratifiedSplitter.Split(
            dataset.WithSamples([.. dataset.Samples.Where(sample => sample.Split is DataSplit.Train or DataSplit.Unassigned)]),
            new SplitFractions { Validation = 0.2, Test = 0 }, seed: 0);
        long start = Stopwatch.GetTimestamp();
        InputProfile profile = await InputProfile.LearnAsync(divided).ConfigureAwait(false);
        Console.WriteLine($"Learnt from {profile.Images} images in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s, threshold {profile.Threshold:0.00}");
        Count(profile, "held out, same part", divided, divided.IndicesOf(DataSplit.Validation));
        Count(profile, "the published test part", dataset, dataset.IndicesOf(DataSplit.Test));
        foreach (string path in foreign)
        {
            ImageDataset other = await ImageDataset.OpenAsync(path).ConfigureAwait(false);
            Count(profile, other.Name, other, [.. Enumerable.Range(0, other.Samples.Count)]);
        }

        return 0;
    }

    private static void Count(InputProfile profile, string name, ImageDataset dataset, IReadOnlyList<int> indices)
    {
        if (indices.Count == 0)
            return;
        int refused = 0;
        int resized = 0;
        Parallel.ForEach(indices, index =>
        {
            PixelImage image = dataset.Decode(index);
            if (!profile.Compare(image).IsAccepted)
                Interlocked.Increment(ref refused);
            // Size must not be all that tells a thumbnail from a scan.
            if (!profile.Compare(ImageResizer.Resize(image, 512, 512)).IsAccepted)
                Interlocked.Increment(ref resized);
        });
        Console.WriteLine($"{name}: {refused} of {indices.Count} refused ({(double)refused / indices.Count:0.00%}); all resized to 512 x 512: {resized} ({(double)resized / indices.Count:0.00%})");
    }
}
