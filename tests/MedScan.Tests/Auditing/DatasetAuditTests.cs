using System.Text.Json;
using MedScan.Auditing;
using MedScan.Auditing.Findings;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Tests.Auditing;

public sealed class DatasetAuditTests : IDisposable
{
    private readonly MadeSet set = new();

    public void Dispose() => set.Dispose();

    [Fact]
    public async Task RunAsync_CleanSet_FindsNothing()
    {
        set.AddHeads("train/a/1.png", "train/a/2.png", "train/b/1.png", "train/b/2.png", "test/a/1.png", "test/b/1.png");

        AuditReport report = await AuditAsync();

        Assert.Empty(report.Findings);
        Assert.False(report.HasLeakage);
        Assert.All(report.Groups.ByPath.Values, Assert.Null);
    }

    [Fact]
    public async Task RunAsync_LeakageOfEachKind_IsToldOnceByTheSurestKind()
    {
        PixelImage file = set.Head("train/a/file.png");
        PixelImage pixels = set.Head("train/a/pixels.png");
        PixelImage near = set.Head("train/a/near.png");
        PixelImage chosen = set.Head("val/a/chosen.png");
        set.AddHeads("train/b/1.png", "val/b/1.png", "test/b/1.png");
        set.SameFile("test/a/file.png", file);
        // Also a near duplicate of the one above by way of the picture: the surest kind counts.
        set.SamePixels("test/a/pixels.png", pixels);
        set.NearDuplicate("test/a/near.jpg", near);
        set.SameFile("test/a/chosen.png", chosen);
        set.SamePixels("val/a/file.png", file);

        AuditReport report = await AuditAsync();

        Assert.Equal(
            [
                "SameFile Test<Train test/a/file.png=train/a/file.png",
                "SamePixels Test<Train test/a/pixels.png=train/a/pixels.png",
                "NearDuplicate Test<Train test/a/near.jpg=train/a/near.png",
                "SameFile Test<Validation test/a/chosen.png=val/a/chosen.png",
                "SamePixels Test<Validation test/a/file.png=val/a/file.png",
                "SamePixels Validation<Train val/a/file.png=train/a/file.png",
            ],
            report.Findings.OfType<LeakageFinding>().Select(leak =>
                $"{leak.Kind} {leak.Split}<{leak.EarlierSplit} {string.Join(',', leak.Images.Zip(leak.Twins, (image, twin) => $"{image.Path}={twin.Path}"))}"));
        Assert.True(report.HasLeakage);
        Assert.Equal(4, report.LeakedImages(DataSplit.Test).Count);
        Assert.Equal(3, report.LeakedImages(DataSplit.Test, DuplicateKind.SamePixels).Count);
        Assert.Equal(2, report.LeakedImages(DataSplit.Test, DuplicateKind.SameFile).Count);
        Assert.Single(report.LeakedImages(DataSplit.Validation));
    }

    [Fact]
    public async Task RunAsync_RepeatedPictures_AreGroupedByKind()
    {
        PixelImage head = set.Head("a/1.png");
        set.SameFile("a/2.png", head);
        set.SamePixels("a/3.png", head);
        set.NearDuplicate("a/4.jpg", head);
        set.AddHeads("a/5.png", "b/1.png");

        AuditReport report = await AuditAsync();

        Assert.Equal(
            ["SameFile a/1.png a/2.png", "SamePixels a/1.png a/2.png a/3.png", "NearDuplicate a/1.png a/2.png a/3.png a/4.jpg"],
            report.Findings.OfType<DuplicateFinding>().Select(finding => $"{finding.Kind} {string.Join(' ', finding.Images.Select(image => image.Path))}"));
        Assert.Equal((0, 3), Assert.Single(report.Findings.OfType<DuplicateFinding>().Last().Pairs) is var pair ? (pair.First, pair.Second) : default);
        Assert.Single(report.Groups.ByPath.Where(entry => entry.Key is "a/1.png" or "a/2.png" or "a/3.png" or "a/4.jpg").Select(entry => entry.Value).Distinct());
        Assert.Null(report.Groups.ByPath["a/5.png"]);
        Assert.NotNull(report.Groups.ByPath["a/1.png"]);
    }

    [Fact]
    public async Task RunAsync_OnePictureUnderTwoLabels_IsTold()
    {
        set.SameFile("b/1.png", set.Head("a/1.png"));
        set.SamePixels("b/2.png", set.Head("a/2.png"));
        set.NearDuplicate("b/3.jpg", set.Head("a/3.png"));
        set.AddHeads("a/4.png", "b/4.png");

        AuditReport report = await AuditAsync();

        Assert.Equal(
            ["SameFile a/1.png b/1.png", "SamePixels a/2.png b/2.png", "NearDuplicate a/3.png b/3.jpg"],
            report.Findings.OfType<LabelContradictionFinding>().Select(finding => $"{finding.Kind} {string.Join(' ', finding.Images.Select(image => image.Path))}"));
    }

    [Fact]
    public async Task RunAsync_BrokenFiles_AreListedAndTheAuditGoesOn()
    {
        set.AddHeads("a/1.png", "a/2.png", "b/1.png");
        byte[] file = PngWriter.Encode(Heads.Draw(50));
        set.Write("b/cut.png", file[..200]);
        set.Write("b/text.png", "no image"u8.ToArray());
        set.SameFile("b/2.png", Heads.Draw(0));

        AuditReport report = await AuditAsync();

        Assert.Equal(["b/cut.png", "b/text.png"], Assert.Single(report.Findings.OfType<UnreadableFinding>()).Images.Select(image => image.Path));
        Assert.All(report.Findings.OfType<UnreadableFinding>().Single().Images, image => Assert.Contains(image.Path, image.Note, StringComparison.Ordinal));
        Assert.Single(report.Findings.OfType<DuplicateFinding>());
    }

    [Fact]
    public async Task RunAsync_ImagesUnlikeTheRest_AreTold()
    {
        set.AddHeads([.. Enumerable.Range(0, 20).Select(number => $"a/{number:00}.png"), .. Enumerable.Range(0, 20).Select(number => $"b/{number:00}.png")]);
        set.SameFile("a/small.png", Heads.Draw(90, 64));
        set.Write("a/blank.png", PngWriter.Encode(new PixelImage(160, 160, ColorMode.Grayscale, [.. Enumerable.Repeat((byte)40, 160 * 160)])));
        byte[] red = [.. Heads.Draw(91).Pixels.ToArray().SelectMany((value, place) => place < 800 ? new byte[] { 255, 0, 0 } : [value, value, value])];
        set.Write("b/marked.png", PngWriter.Encode(new PixelImage(160, 160, ColorMode.Rgb, red)));

        AuditReport report = await AuditAsync();

        Assert.Equal(["a/blank.png"], Assert.Single(report.Findings.OfType<NearConstantFinding>()).Images.Select(image => image.Path));
        OddSizeFinding size = Assert.Single(report.Findings.OfType<OddSizeFinding>());
        Assert.Equal(("160 x 160", "a/small.png", "64 x 64"), (size.Usual, Assert.Single(size.Images).Path, size.Images[0].Note));
        Assert.Equal(
            ["PNG, grey, 8 bits: b/marked.png PNG, colour, 8 bits", "shows grey only: b/marked.png shows colours"],
            report.Findings.OfType<OddModeFinding>().Select(odd => $"{odd.Usual}: {Assert.Single(odd.Images).Path} {odd.Images[0].Note}"));
    }

    [Fact]
    public async Task RunAsync_ShuffledSamples_FindsTheSame()
    {
        PixelImage head = set.Head("train/a/1.png");
        set.NearDuplicate("test/a/1.jpg", head);
        set.SamePixels("test/b/2.png", head);
        set.AddHeads("train/b/1.png", "test/b/1.png", "train/a/2.png");
        ImageDataset dataset = await set.OpenAsync();
        ImageSample[] shuffled = [.. dataset.Samples];
        new CounterRandom(5).Shuffle<ImageSample>(shuffled);

        string[] Told(AuditReport report) =>
            [.. report.Findings.Select(finding => finding.GetType().Name + " " + string.Join(' ', finding.Images.Select(image => image.Path).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

        Assert.Equal(Told(await DatasetAudit.RunAsync(dataset)), Told(await DatasetAudit.RunAsync(dataset.WithSamples(shuffled))));
        Assert.Equal((await DatasetAudit.RunAsync(dataset)).ToJson(), (await DatasetAudit.RunAsync(dataset)).ToJson());
    }

    [Fact]
    public async Task ToJson_AReport_IsReadableByPrograms()
    {
        set.SameFile("test/a/1 ü.png", set.Head("train/a/1.png"));
        set.AddHeads("train/b/1.png", "test/b/1.png");

        using var json = JsonDocument.Parse((await AuditAsync()).ToJson());

        JsonElement leak = json.RootElement.GetProperty("findings")[0];
        Assert.Equal("leakage", leak.GetProperty("finding").GetString());
        Assert.Equal("same-file", leak.GetProperty("kind").GetString());
        Assert.Equal("test/a/1 ü.png", leak.GetProperty("images")[0].GetProperty("path").GetString());
        Assert.Equal("train", leak.GetProperty("twins")[0].GetProperty("split").GetString());
        Assert.Equal(2, json.RootElement.GetProperty("groups").EnumerateObject().Count());
        Assert.Equal(2, json.RootElement.GetProperty("splits").GetProperty("train").GetInt32());
    }

    [Fact]
    public async Task RunAsync_Cancelled_Stops()
    {
        set.AddHeads("a/1.png", "b/1.png");
        ImageDataset dataset = await set.OpenAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatasetAudit.RunAsync(dataset, cancellationToken: new CancellationToken(canceled: true)));
    }

    // Counted by sha256sum over the files, and by Pillow over their RGB pixels (python3-pil 9.4, convert("RGB"), size and bytes hashed).
    [SkippableFact]
    public async Task RunAsync_BrainMri_CountsWhatOtherProgramsCount()
    {
        ImageDataset dataset = await ImageDataset.OpenAsync(Tests.Datasets.RealData.PathOrSkip("brain-mri"));

        AuditReport report = await DatasetAudit.RunAsync(dataset, new AuditOptions { NearDuplicates = false });

        (int, int) Count(DuplicateKind kind)
        {
            DuplicateFinding[] found = [.. report.Findings.OfType<DuplicateFinding>().Where(finding => finding.Kind == kind)];
            return (found.Length, found.Sum(finding => finding.Images.Count));
        }

        Assert.Equal((166, 403), Count(DuplicateKind.SameFile));
        Assert.Equal((157, 366), Count(DuplicateKind.SamePixels));
        Assert.Equal(88, report.LeakedImages(DataSplit.Test, DuplicateKind.SameFile).Count);
        Assert.Equal(251, report.LeakedImages(DataSplit.Test, DuplicateKind.SamePixels).Count);
        Assert.Empty(report.Findings.OfType<LabelContradictionFinding>());
        Assert.Empty(report.Findings.OfType<UnreadableFinding>());
    }

    private async Task<AuditReport> AuditAsync() => await DatasetAudit.RunAsync(await set.OpenAsync());
}
