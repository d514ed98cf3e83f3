using MedScan.Datasets;
using MedScan.Tests.Cards;
using MedScan.Versions;

namespace MedScan.Tests.Versions;

/// <summary>A folder again, but reached through rclone.</summary>
public sealed class RcloneLocalStoreTests : SnapshotStoreConformance
{
    private protected override string Remote()
    {
        RcloneServer.SkipIfMissing();
        return $"rclone::local:{Behind}";
    }

    [SkippableFact]
    public async Task Push_AnotherWasKilledWhileSending_DoesNotTrustWhatItLeft()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        ImageDataset dataset = await ImageDataset.OpenAsync(SampleCard.WriteFolder(Folder));
        await store.PushAsync(dataset);
        string left = Directory.GetFiles(Path.Combine(Behind, "objects"), "*", SearchOption.AllDirectories).Single(file => File.ReadAllText(file) == "cat two");
        await File.WriteAllTextAsync(left, "cat\0\0\0\0"); // the right size with a hole in it
        string sha256 = dataset.Samples.Single(sample => sample.Path == "train/cat/2.jpg").ContentHash;
        Directory.CreateDirectory(Path.Combine(Behind, "pending"));
        await File.WriteAllTextAsync(Path.Combine(Behind, "pending/0123"), sha256 + "\n");
        await File.WriteAllTextAsync(Path.Combine(Behind, "pending/4567"), new string('f', 64) + "\n"); // of a data set that is not here

        Assert.Equal(1, (await store.PushAsync(dataset)).SentObjects);
        Assert.Equal("cat two", await File.ReadAllTextAsync(left));
        Assert.Equal(["4567"], Directory.GetFiles(Path.Combine(Behind, "pending")).Select(Path.GetFileName));
    }
}
