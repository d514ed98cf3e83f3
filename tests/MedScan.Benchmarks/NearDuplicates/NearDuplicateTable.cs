using System.Diagnostics;
using System.Globalization;
using MedScan.Auditing.NearDuplicates;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Benchmarks.NearDuplicates;

/// <summary>How many made copies of real images are found, and how often a copy is taken for one of another image.</summary>
internal static class NearDuplicateTable
{
    public static async Task<int> RunAsync(string data, int count)
    {
        ImageDataset dataset = await ImageDataset.OpenAsync(data).ConfigureAwait(false);
        var watch = Stopwatch.StartNew();
        var all = new Fingerprint[dataset.Samples.Count];
        Parallel.For(0, all.Length, index => all[index] = Fingerprint(dataset.Decode(index), dataset.Samples[index].Path));
        double scanned = watch.Elapsed.TotalSeconds;

        // One image per picture: copies of a repeated picture would be right answers that count as wrong ones.
        int[] originals = [.. Enumerable.Range(0, all.Length).DistinctBy(index => Convert.ToHexString(all[index].Thumbnail))];
        Fingerprint[] pictures = [.. originals.Select(index => all[index])];
        watch.Restart();
        IReadOnlyList<NearPair> natural = Search(pictures);
        Say($"{dataset.Name}: {all.Length} images, {pictures.Length} different pictures; decoded in {scanned:0.0} s, compared in {watch.Elapsed.TotalSeconds:0.0} s");
        int contradicting = natural.Count(pair => Label(pair.First) != Label(pair.Second));
        Say($"Near pairs among them: {natural.Count}, of which {contradicting} have different labels");

        CounterRandom random = new(7);
        int[] chosen = [.. Enumerable.Range(0, pictures.Length)];
        random.Shuffle<int>(chosen);
        chosen = chosen[..Math.Min(count, chosen.Length)];
        HashSet<(int, int)> related = [.. natural.SelectMany(pair => new[] { (pair.First, pair.Second), (pair.Second, pair.First) })];
        Say($"\n{chosen.Length} images, a copy of each:\n\n| copy | found | taken for another image's |\n|---|---|---|");
        int cases = MadeCase.All.Count;
        var copies = new Fingerprint[chosen.Length * cases];
        Parallel.For(0, chosen.Length, place =>
        {
            PixelImage original = dataset.Decode(originals[chosen[place]]);
            foreach ((int number, MadeCase made) in MadeCase.All.Index())
                copies[(place * cases) + number] = Fingerprint(made.Make(original), $"{made.Name} {place}");
        });

        // Right: a copy with its original. Wrong: a copy with a picture that is not near its original either.
        int[] right = new int[cases];
        int[] wrong = new int[cases];
        foreach (NearPair pair in Search([.. pictures, .. copies]).Where(pair => pair.First < pictures.Length && pair.Second >= pictures.Length))
        {
            (int place, int number) = Math.DivRem(pair.Second - pictures.Length, cases);
            if (pair.First == chosen[place])
                right[number]++;
            else if (!related.Contains((pair.First, chosen[place])))
                wrong[number]++;
        }

        foreach ((int number, MadeCase made) in MadeCase.All.Index())
            Say($"| {made.Name} | {100.0 * right[number] / chosen.Length:0.0} % | {wrong[number]} |");
        Say($"\nRecall {100.0 * right.Sum() / copies.Length:0.0} %, precision {100.0 * right.Sum() / (right.Sum() + wrong.Sum()):0.00} %");
        return 0;

        int Label(int picture) => dataset.Samples[originals[picture]].Label;
    }

    private static IReadOnlyList<NearPair> Search(Fingerprint[] pictures) =>
        new NearDuplicateSearch(pictures, new NearThresholds()).FindPairs(Environment.ProcessorCount, CancellationToken.None);

    private static Fingerprint Fingerprint(PixelImage image, string key) =>
        Auditing.NearDuplicates.Fingerprint.Of(key, image.Width, image.Height, Thumbnail.Of(image));

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
