using MedScan.Auditing.Findings;
using MedScan.Datasets;

namespace MedScan.Auditing.Repair;

/// <summary>The rules of <see cref="CleanSplit"/>, one after the other; each looks at what the ones before left.</summary>
internal sealed class CleanSplitRules(ImageDataset dataset, AuditReport report)
{
    private readonly LeftOutImage?[] leftOut = new LeftOutImage?[dataset.Samples.Count];

    internal IReadOnlyList<LeftOutImage> Apply()
    {
        foreach (AuditedImage image in report.Findings.OfType<UnreadableFinding>().SelectMany(finding => finding.Images))
            LeaveOut(image.SampleIndex, LeftOutReason.Unreadable, null);
        foreach (LabelContradictionFinding finding in report.Findings.OfType<LabelContradictionFinding>())
        {
            foreach (AuditedImage image in finding.Images)
            {
                AuditedImage other = finding.Images.First(candidate => candidate.Class != image.Class);
                LeaveOut(image.SampleIndex, LeftOutReason.ContradictingLabels, other.Path);
            }
        }

        LeaveOutOfEarlierSplits();
        LeaveOutRepetitions();
        return [.. leftOut.OfType<LeftOutImage>()];
    }

    private void LeaveOutOfEarlierSplits()
    {
        foreach (IGrouping<string, int> group in Staying().Where(index => dataset.Samples[index].Group is not null).GroupBy(index => dataset.Samples[index].Group!, StringComparer.Ordinal))
        {
            int[] members = [.. group];
            int last = members.MaxBy(Rank);
            foreach (int index in members.Where(index => Rank(index) < Rank(last)))
                LeaveOut(index, LeftOutReason.AlsoInLaterSplit, dataset.Samples[last].Path);
        }
    }

    private void LeaveOutRepetitions()
    {
        foreach (DuplicateFinding finding in report.Findings.OfType<DuplicateFinding>().Where(finding => finding.Kind <= DuplicateKind.SamePixels))
        {
            foreach (IGrouping<DataSplit, AuditedImage> same in finding.Images.Where(image => leftOut[image.SampleIndex] is null).GroupBy(image => image.Split))
            {
                AuditedImage[] images = [.. same.OrderBy(image => image.Path, StringComparer.Ordinal)];
                foreach (AuditedImage image in images.Skip(1))
                    LeaveOut(image.SampleIndex, LeftOutReason.Repetition, images[0].Path);
            }
        }
    }

    // A splitter deals unassigned images to training or beside it, so they count as training.
    private int Rank(int index) => dataset.Samples[index].Split switch
    {
        DataSplit.Test => 2,
        DataSplit.Validation => 1,
        _ => 0,
    };

    private IEnumerable<int> Staying() => Enumerable.Range(0, leftOut.Length).Where(index => leftOut[index] is null);

    private void LeaveOut(int index, LeftOutReason reason, string? because)
    {
        ImageSample sample = dataset.Samples[index];
        leftOut[index] ??= new LeftOutImage(new AuditedImage(index, sample.Path, dataset.Classes[sample.Label], sample.Split), reason, because);
    }
}
