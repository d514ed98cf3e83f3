using MedScan.Datasets;
using MedScan.Tests.Datasets;
using MedScan.Training;

namespace MedScan.Tests.Training;

public sealed class DataConcernsTests
{
    [Fact]
    public async Task Of_SameFileInTrainingAndTest_NamesTheShareOfTheTest()
    {
        using var folder = new TempFolder();
        foreach (string kind in new[] { "a", "b" })
        {
            folder.Write($"train/{kind}/1.png", $"train {kind}");
            folder.Write($"test/{kind}/1.png", $"test {kind}");
        }

        folder.Write("test/a/2.png", "train a");

        string concern = Assert.Single(DataConcerns.Of(await ImageDataset.FromFolderAsync(folder.Path)));

        Assert.Equal("1 of 3 test images also occur in an earlier split: results on them are too good.", concern);
    }

    [Fact]
    public async Task Of_DistinctFiles_IsSilent()
    {
        using var folder = new TempFolder();
        foreach (string path in new[] { "train/a/1.png", "train/b/1.png", "test/a/1.png", "test/b/1.png" })
            folder.Write(path, path);

        Assert.Empty(DataConcerns.Of(await ImageDataset.FromFolderAsync(folder.Path)));
    }
}
