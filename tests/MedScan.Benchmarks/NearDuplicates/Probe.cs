using System.Diagnostics;
using System.Globalization;
using MedScan.Auditing.NearDuplicates;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Benchmarks.NearDuplicates;

internal static class Probe
{
    public static async Task<int> RunAsync(string path, int count)
    {
        ImageDataset set = await ImageDataset.OpenAsync(path);
        int n = set.Samples.Count;
        var prints = new Fingerprint[n];
        var sw = Stopwatch.StartNew();
        Parallel.For(0, n, i =>
        {
            PixelImage image = set.Decode(i, new DecodeOptions { Color = ColorMode.Grayscale });
            prints[i] = Print(image, set.Samples[i].ContentHash);
        });
        Console.WriteLine($"scan {sw.Elapsed.TotalSeconds:0.0} s");
        // unique by thumbnail
        int[] unique = [.. Enumerable.Range(0, n).GroupBy(i => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(prints[i].Thumbnail))).Select(g => g.First())];
        Fingerprint[] u = [.. unique.Select(i => prints[i])];
        Console.WriteLine($"{n} images, {u.Length} unique thumbs");
        sw.Restart();
        NearThresholds loose = new() { Overlap = 0.7, Details = 0.3 };
        // candidates
        var all = new List<(int, int, bool, float, PairComparison)>[u.Length];
        long cands = 0;
        NearDuplicateSearch s = new(u, loose);
        Parallel.For(0, u.Length, i =>
        {
            all[i] = [];
            foreach (Candidate c in s.Candidates(i))
            {
                Interlocked.Increment(ref cands);
                if (s.Compare(u[i], c) is { } cmp)
                    all[i].Add((i, c.Other, c.Mirrored, c.Likeness, cmp));
            }
        });
        Console.WriteLine($"search {sw.Elapsed.TotalSeconds:0.0} s, candidates {cands}");
        using (StreamWriter w = new("/tmp/aud/pairs.csv"))
            foreach (var (a, b, m, l, c) in all.SelectMany(x => x))
                w.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Samples[unique[a]].Path}|{set.Samples[unique[b]].Path}|{m}|{l:0.000}|{0:0.0000}|{c.Details:0.0000}|{c.Overlap:0.000}"));

        Random random = new(7);
        int[] chosen = [.. Enumerable.Range(0, u.Length).OrderBy(_ => random.Next()).Take(count)];
        using StreamWriter made = new("/tmp/aud/made.csv");
        foreach (MadeCase kase in MadeCase.All)
        {
            var rows = new string[chosen.Length];
            int cand = 0;
            Parallel.For(0, chosen.Length, k =>
            {
                int i = chosen[k];
                PixelImage image = kase.Make(set.Decode(unique[i], new DecodeOptions { Color = ColorMode.Grayscale }));
                Fingerprint p = Print(image, "zz");
                NearDuplicateSearch two = new([u[i], p], loose);
                var cs = two.Candidates(0).Select(c => (0, c)).Concat(two.Candidates(1).Select(c => (1, c))).ToArray();
                if (cs.Length > 0) Interlocked.Increment(ref cand);
                PairComparison best = default;
                float lk = 0;
                foreach (var (q, c) in cs)
                {
                    lk = Math.Max(lk, c.Likeness);
                    if (two.Compare(q == 0 ? u[i] : p, c) is { } cmp && cmp.Details > best.Details) best = cmp;
                }
                rows[k] = string.Create(CultureInfo.InvariantCulture, $"{kase.Name}|{set.Samples[unique[i]].Path}|{cs.Length}|{lk:0.000}|{0:0.0000}|{best.Details:0.0000}|{best.Overlap:0.000}");
            });
            foreach (string r in rows) made.WriteLine(r);
            Console.WriteLine($"{kase.Name,-50} candidates {100.0 * cand / chosen.Length:0.0} %");
        }
        return 0;
    }

    private static Fingerprint Print(PixelImage image, string key) => Fingerprint.Of(key, image.Width, image.Height, Thumbnail.Of(image));
}
