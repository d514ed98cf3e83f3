using MedScan.Datasets;

namespace MedScan.Tests.Datasets;

public sealed class ImageDatasetManifestTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<ImageDataset> OpenAsync(string csv, string? root = null)
    {
        foreach (string name in new[] { "1.png", "2.png", "3.png", "sub/4, \"x\".jpg" })
            folder.Write("images/" + name, name);
        return ImageDataset.FromManifestAsync(folder.Write("images/list.csv", csv), root);
    }

    private async Task<IReadOnlyList<string>> FaultsAsync(string csv) =>
        (await Assert.ThrowsAsync<DatasetException>(() => OpenAsync(csv))).Faults;

    [Fact]
    public async Task FromManifestAsync_AllColumnsInAnyOrder_AreRead()
    {
        ImageDataset dataset = await OpenAsync(
            "Group,age,LABEL,split,Path\r\np1,40,sick,train,2.png\r\np2,50,well,TRAINING,3.png\r\n,60,well,,1.png\r\np2,7,sick,train,\"sub\\4, \"\"x\"\".jpg\"\r\n");

        Assert.Equal(["sick", "well"], dataset.Classes);
        Assert.Equal(["1.png", "2.png", "3.png", "sub/4, \"x\".jpg"], dataset.Samples.Select(sample => sample.Path));
        Assert.Equal([1, 0, 1, 0], dataset.Samples.Select(sample => sample.Label));
        Assert.Equal([null, "p1", "p2", "p2"], dataset.Samples.Select(sample => sample.Group));
        Assert.Equal([DataSplit.Unassigned, DataSplit.Train, DataSplit.Train, DataSplit.Train], dataset.Samples.Select(sample => sample.Split));
        Assert.Equal("list", dataset.Name);
    }

    [Fact]
    public async Task FromManifestAsync_Root_IsWherePathsStart()
    {
        folder.Write("images/1.png", "1");
        folder.Write("images/2.png", "2");
        string csv = folder.Write("lists/a.csv", "\uFEFFpath,label\n1.png,a\n\n2.png,b");

        ImageDataset dataset = await ImageDataset.FromManifestAsync(csv, folder.At("images"));

        Assert.Equal(["1.png", "2.png"], dataset.Samples.Select(sample => sample.Path));
    }

    [Fact]
    public async Task FromManifestAsync_IdenticalFilesOfTwoPatients_UniteTheirGroups()
    {
        folder.Write("images/5.png", "1.png");

        ImageDataset dataset = await OpenAsync("path,label,group\n1.png,a,p7\n2.png,b,p9\n3.png,b,p8\n5.png,a,p8\n");

        // 5.png is 1.png again, so p7 and p8 become one, and 3.png goes with them.
        Assert.Equal(["p7", "p9", "p7", "p7"], dataset.Samples.Select(sample => sample.Group));
    }

    [Fact]
    public async Task FromManifestAsync_FaultyLines_AreAllReportedWithTheirNumbers()
    {
        IReadOnlyList<string> faults = await FaultsAsync(
            "path,label,split\n1.png,a,train\n\"2.png\",,train\nabsent.png,b,train\n3.png,b,holdout\n1.png,b,train\nlist.csv,b,train\n3.png,b\n3.png,\"b,train\n");

        string[] starts = ["line 9: a quote is opened", "line 3: the label is empty", "line 4: 'absent.png' does not exist", "line 5: 'holdout' is no split",
            "line 6: '1.png' stands on line 2", "line 7: 'list.csv' is no image format", "line 8: expected 3 fields"];
        Assert.All(starts, start => Assert.Contains(faults, fault => fault.StartsWith(start, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("file,label\n1.png,a\n", "no column 'path'")]
    [InlineData("path,label,Label\n1.png,a,b\n", "'label' stands in the header twice")]
    [InlineData("path,label\n", "lists no images")]
    [InlineData("", "lists no images")]
    [InlineData("path,label\n\"1.png\"x,a\n", "line 2: text follows a closing quote")]
    [InlineData("path,label\n1.png,a\n2.png,a\n", "one class only")]
    public async Task FromManifestAsync_UnusableManifest_SaysWhy(string csv, string expected) =>
        Assert.Contains(await FaultsAsync(csv), fault => fault.Contains(expected, StringComparison.Ordinal));

    [Fact]
    public async Task FromManifestAsync_QuotedLineBreak_KeepsLineNumbersRight()
    {
        IReadOnlyList<string> faults = await FaultsAsync("path,label,note\n1.png,a,\"two\nlines\"\nabsent.png,b,x\n2.png,b,x\n");
        Assert.Contains(faults, fault => fault.StartsWith("line 4: 'absent.png'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FromManifestAsync_NotUtf8_IsRefused()
    {
        string csv = folder.At("latin.csv");
        await File.WriteAllBytesAsync(csv, [.. "path,label\n1.png,m"u8, 0xFC, .. "de\n"u8]);
        DatasetException exception = await Assert.ThrowsAsync<DatasetException>(() => ImageDataset.FromManifestAsync(csv));
        Assert.Contains("not UTF-8", exception.Message, StringComparison.Ordinal);
    }
}
