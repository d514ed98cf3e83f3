using MedScan.Auditing.Findings;
using MedScan.Auditing.NearDuplicates;
using MedScan.Datasets;

namespace MedScan.Auditing.Scanning;

/// <summary>Turns what shows the same into findings about repetitions and labels.</summary>
internal sealed class DuplicateFinder(ImageDataset dataset, Pictures pictures, Func<int, AuditedImage> image)
{
    internal IEnumerable<AuditFinding> Find()
    {
        foreach (int[] same in SameFiles())
            yield return new DuplicateFinding(DuplicateKind.SameFile, Images(same), []);
        foreach (int[] members in pictures.Members.Where(members => Distinct(members, index => dataset.Samples[index].ContentHash)))
            yield return new DuplicateFinding(DuplicateKind.SamePixels, Images(members), []);
        foreach (int[] group in pictures.NearGroups())
            yield return new DuplicateFinding(DuplicateKind.NearDuplicate, Images(pictures.ImagesOf(group)), PairsWithin(group));
        foreach (AuditFinding finding in Contradictions())
            yield return finding;
    }

    private IEnumerable<AuditFinding> Contradictions()
    {
        foreach (int[] members in pictures.Members.Where(members => Distinct(members, Label)))
        {
            DuplicateKind kind = Distinct(members, index => dataset.Samples[index].ContentHash) ? DuplicateKind.SamePixels : DuplicateKind.SameFile;
            yield return new LabelContradictionFinding(kind, Images(members));
        }

        // Of a group only the pictures that have a partner with another label.
        foreach (int[] group in pictures.NearGroups())
        {
            HashSet<int> inside = [.. group];
            int[] contradicting =
            [
                .. pictures.Pairs.Where(pair => inside.Contains(pair.First) && LabelsDiffer(pair))
                    .SelectMany(pair => new[] { pair.First, pair.Second }).Distinct(),
            ];
            if (contradicting.Length > 0)
                yield return new LabelContradictionFinding(DuplicateKind.NearDuplicate, Images(pictures.ImagesOf(contradicting)));
        }
    }

    private IEnumerable<int[]> SameFiles() =>
        Enumerable.Range(0, dataset.Samples.Count)
            .GroupBy(index => dataset.Samples[index].ContentHash, StringComparer.Ordinal)
            .Where(same => same.Skip(1).Any())
            .Select(same => same.ToArray());

    private SimilarPair[] PairsWithin(int[] group)
    {
        HashSet<int> inside = [.. group];
        return [.. pictures.Pairs.Where(pair => inside.Contains(pair.First)).Select(pictures.PairOfImages).OrderBy(pair => pair.First).ThenBy(pair => pair.Second)];
    }

    private bool LabelsDiffer(NearPair pair) => Distinct([.. pictures.Members[pair.First], .. pictures.Members[pair.Second]], Label);

    private int Label(int index) => dataset.Samples[index].Label;

    private static bool Distinct<T>(int[] members, Func<int, T> property) => members.Select(property).Distinct().Skip(1).Any();

    private AuditedImage[] Images(IEnumerable<int> indices) => [.. indices.Select(image)];
}
