using System.Security.Cryptography;
using MedScan.Auditing;
using MedScan.Auditing.Repair;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Tests.Auditing.Repair;

public sealed class CleanSplitTests : IDisposable
{
    private readonly MadeSet set = new();

    public void Dispose() => set.Dispose();

    [Fact]
    public async Task Of_EveryFault_LeavesOutByTheRules()
    {
        MakeFaultySet();
        ImageDataset dataset = await set.OpenAsync();

        var clean = CleanSplit.Of(dataset, await DatasetAudit.RunAsync(dataset));

        Assert.Equal(
            [
                "test/a/wrong.png ContradictingLabels train/b/wrong.png",
                "test/b/twice2.png Repetition test/b/twice.png",
                "train/a/broken.png Unreadable ",
                "train/a/leaks.png AlsoInLaterSplit test/a/leaks.jpg",
                "train/a/looks.png AlsoInLaterSplit val/a/looks.png",
                "train/b/wrong.png ContradictingLabels test/a/wrong.png",
            ],
            clean.LeftOut.Select(image => $"{image.Image.Path} {image.Reason} {image.Because}"));
        Assert.Equal(dataset.Samples.Count - 6, clean.Dataset.Samples.Count);
    }

    [Fact]
    public async Task WriteAsync_CleanSplit_OpensAndAuditsAsCleanAndTouchesNoImage()
    {
        MakeFaultySet();
        ImageDataset dataset = await set.OpenAsync();
        string before = Content();
        Directory.CreateDirectory(set.At("elsewhere, \"far\""));
        string csv = set.At("elsewhere, \"far\"/clean.csv");

        var clean = CleanSplit.Of(dataset, await DatasetAudit.RunAsync(dataset));
        await clean.WriteAsync(csv);

        ImageDataset opened = await ImageDataset.FromManifestAsync(csv);
        Assert.Equal(
            clean.Dataset.Samples.Select(sample => (sample.Label, sample.Split, sample.Group, sample.ContentHash)).Order(),
            opened.Samples.Select(sample => (sample.Label, sample.Split, sample.Group, sample.ContentHash)).Order());
        AuditReport again = await DatasetAudit.RunAsync(opened);
        Assert.False(again.HasLeakage);
        Assert.DoesNotContain(again.Findings, finding => finding is MedScan.Auditing.Findings.LabelContradictionFinding or MedScan.Auditing.Findings.UnreadableFinding);
        Assert.Equal(before, Content());
        await Assert.ThrowsAsync<MedScanException>(() => clean.WriteAsync(csv));
        await clean.WriteAsync(csv, replace: true);
    }

    [Fact]
    public async Task Of_ClassThatWouldVanish_IsRefused()
    {
        PixelImage head = set.Head("train/a/1.png");
        set.SameFile("test/a/1.png", head);
        set.AddHeads("train/b/1.png", "test/b/1.png");
        ImageDataset dataset = await set.OpenAsync();

        AuditReport report = await DatasetAudit.RunAsync(dataset);

        DatasetException exception = Assert.Throws<DatasetException>(() => CleanSplit.Of(dataset, report));
        Assert.Contains("class 'a' would have no images left in the train split", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_ReportOfOtherImages_IsTheCallersFault()
    {
        set.AddHeads("a/1.png", "b/1.png");
        AuditReport report = await DatasetAudit.RunAsync(await set.OpenAsync());
        set.Head("b/2.png");
        ImageDataset other = await set.OpenAsync();
        Assert.Throws<ArgumentException>(() => CleanSplit.Of(other, report));
    }

    private void MakeFaultySet()
    {
        set.AddHeads("train/a/1.png", "train/b/1.png", "val/a/1.png", "val/b/1.png", "test/a/1.png", "test/b/1.png");
        set.SameFile("test/a/wrong.png", set.Head("train/b/wrong.png"));
        PixelImage leaking = set.Head("train/a/leaks.png");
        set.NearDuplicate("test/a/leaks.jpg", leaking);
        set.SamePixels("val/a/looks.png", set.Head("train/a/looks.png"));
        set.SamePixels("test/b/twice2.png", set.Head("test/b/twice.png"));
        set.Write("train/a/broken.png", PngWriter.Encode(leaking)[..500]);
    }

    private string Content() => Convert.ToHexString(SHA256.HashData([
        .. Directory.GetFiles(set.Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(file => SHA256.HashData(File.ReadAllBytes(file)))]));
}
