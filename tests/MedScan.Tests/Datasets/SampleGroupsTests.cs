using MedScan.Datasets;

namespace MedScan.Tests.Datasets;

public sealed class SampleGroupsTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WriteAsync_ThenRead_GivesTheSame()
    {
        Dictionary<string, string?> byPath = new() { ["b/1.png"] = null, ["a/x, \"y\".png"] = "g 1", ["a/2.png"] = "g,2" };

        await SampleGroups.FromPaths(byPath).WriteAsync(folder.At("groups.csv"));

        Assert.Equal("path,group\na/2.png,\"g,2\"\n\"a/x, \"\"y\"\".png\",g 1\nb/1.png,\n", await File.ReadAllTextAsync(folder.At("groups.csv")));
        Assert.Equal(byPath.OrderBy(entry => entry.Key), (await SampleGroups.ReadAsync(folder.At("groups.csv"))).ByPath.OrderBy(entry => entry.Key));
    }

    [Fact]
    public async Task WriteAsync_FileIsThere_IsLeftUnlessAllowed()
    {
        string csv = folder.Write("groups.csv", "mine");
        SampleGroups groups = SampleGroups.FromPaths(new Dictionary<string, string?> { ["a.png"] = "g" });

        MedScanException exception = await Assert.ThrowsAsync<MedScanException>(() => groups.WriteAsync(csv));

        Assert.Contains("is there already", exception.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(csv));
        await groups.WriteAsync(csv, replace: true);
        Assert.StartsWith("path,group", await File.ReadAllTextAsync(csv), StringComparison.Ordinal);
        Assert.Equal([csv], Directory.GetFiles(folder.Path));
        await Assert.ThrowsAsync<MedScanException>(() => groups.WriteAsync(folder.At("no/such/groups.csv")));
    }

    [Theory]
    [InlineData("path,patient\na.png,1\n", "line 1: the header has no column 'group'")]
    [InlineData("path,group\na.png,1\na.png,2\n", "line 3: 'a.png' stands there twice")]
    [InlineData("path,group\n,1\n", "line 2: the path is empty")]
    [InlineData("path,group\na.png\n", "line 2: expected 2 fields as in the header, got 1")]
    [InlineData("", "it lists no groups")]
    public async Task ReadAsync_FaultyFile_SaysWhere(string text, string message)
    {
        string csv = folder.Write("groups.csv", text);
        DatasetException exception = await Assert.ThrowsAsync<DatasetException>(() => SampleGroups.ReadAsync(csv));
        Assert.Contains(message, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_NoFile_SaysSo() => await Assert.ThrowsAsync<DatasetException>(() => SampleGroups.ReadAsync(folder.At("none.csv")));

    // By hand: 0-1 by the data set's group p, 1-2 by the file's group x, so 0, 1 and 2 belong together; 3 and 4 by y; 5 alone.
    [Fact]
    public void WithGroups_GroupsThatTouch_AreUnited()
    {
        ImageDataset dataset = SampleSets.Index(
            2, SampleSets.Sample(0, 0, group: "p"), SampleSets.Sample(1, 1, group: "p"), SampleSets.Sample(2, 0), SampleSets.Sample(3, 1), SampleSets.Sample(4, 0), SampleSets.Sample(5, 1));

        ImageDataset grouped = dataset.WithGroups(SampleGroups.FromPaths(new Dictionary<string, string?>
        {
            ["image000001.png"] = "x",
            ["image000002.png"] = "x",
            ["image000003.png"] = "y",
            ["image000004.png"] = "y",
            ["image000005.png"] = null,
        }));

        Assert.Equal(["p", "p", "p", "y", "y", null], grouped.Samples.Select(sample => sample.Group));
        Assert.Equal(dataset.Digest, grouped.Digest);
    }

    [Fact]
    public void WithGroups_UnknownPath_IsToldWithTheNearestOne()
    {
        ImageDataset dataset = SampleSets.Index(2, SampleSets.Sample(0, 0), SampleSets.Sample(1, 1));
        SampleGroups groups = SampleGroups.FromPaths(new Dictionary<string, string?> { ["imag000001.png"] = "x" });

        DatasetException exception = Assert.Throws<DatasetException>(() => dataset.WithGroups(groups));

        Assert.Contains("'imag000001.png' is no image of index; did you mean image000001.png?", exception.Message, StringComparison.Ordinal);
        Assert.Equal(["image000000.png", "image000001.png"], groups.MissingFrom(dataset));
    }

    [Fact]
    public void WithGroups_ThenSplit_KeepsThemTogether()
    {
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 100).Select(number => SampleSets.Sample(number, number % 2)));
        var groups = SampleGroups.FromPaths(Enumerable.Range(0, 100).ToDictionary(number => $"image{number:D6}.png", number => (string?)$"g{number / 4}"));

        ImageDataset divided = StratifiedSplitter.Split(dataset.WithGroups(groups), new SplitFractions(), 7);

        Assert.Empty(SplitReport.Of(divided).StraddlingGroups);
        Assert.NotEmpty(SplitReport.Of(StratifiedSplitter.Split(dataset, new SplitFractions(), 7).WithGroups(groups)).StraddlingGroups);
    }
}
