using MedScan.Tests.Cards;
using MedScan.Versions;

namespace MedScan.Tests.Versions;

public sealed class FolderStoreTests : SnapshotStoreConformance
{
    private protected override string Remote() => Behind;

    [Fact]
    public async Task Push_ImagesOutsideTheFolder_IsRefused()
    {
        Folder.Write("images/1.png", "one");
        Folder.Write("images/2.png", "two");
        string csv = Folder.Write("lists/scans.csv", "path,label\n../images/1.png,a\n../images/2.png,b\n");
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(
            async () => await SnapshotStore.Open(Behind).PushAsync(await MedScan.Datasets.ImageDataset.OpenAsync(csv)));
        Assert.Contains("lies outside this folder", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Push_ImageChangesMeanwhile_IsNotStoredUnderTheWrongName()
    {
        string source = SampleCard.WriteFolder(Folder);
        MedScan.Datasets.ImageDataset dataset = await MedScan.Datasets.ImageDataset.OpenAsync(source);
        Folder.Write("source/train/cat/1.jpg", "cat 0ne");
        await Assert.ThrowsAsync<SnapshotException>(() => SnapshotStore.Open(Behind).PushAsync(dataset));
        Assert.False(Directory.Exists(Path.Combine(Behind, "snapshots")));
    }
}
