using MedScan.Versions;

namespace MedScan.Tests.Versions;

public sealed class SnapshotDiffTests
{
    [Fact]
    public void Between_Same_IsEmpty() => Assert.True(SnapshotDiff.Between(Of(File("a"), File("b")), Of(File("b"), File("a"))).IsEmpty);

    [Fact]
    public void Between_EveryKindOfChange_NamesEach()
    {
        SnapshotDiff diff = SnapshotDiff.Between(
            Of(File("same"), File("gone"), File("content", 1), File("label"), File("split"), File("group"), File("old/place", 5)),
            Of(File("same"), File("new"), File("content", 2), File("label", label: "dog"), File("split", split: "test"), File("group", group: "p1"), File("new/place", 5)));
        Assert.Equal(["new"], Paths(diff.Added));
        Assert.Equal(["gone"], Paths(diff.Removed));
        Assert.Equal(["content"], Paths(diff.Changed));
        Assert.Equal(["label"], Paths(diff.Relabelled));
        Assert.Equal(["split"], Paths(diff.Resplit));
        Assert.Equal(["group"], Paths(diff.Regrouped));
        SnapshotChange moved = Assert.Single(diff.Moved);
        Assert.Equal(("old/place", "new/place"), (moved.Before!.Path, moved.After!.Path));
        Assert.Equal(7, diff.Changes.Count);
    }

    [Fact]
    public void Between_MovedIntoAnotherClassAndSplit_IsAllThree()
    {
        SnapshotDiff diff = SnapshotDiff.Between(Of(File("train/cat/1", 7)), Of(File("test/dog/1", 7, "dog", "test")));
        SnapshotChange change = Assert.Single(diff.Changes);
        Assert.True(change is { IsMoved: true, IsRelabelled: true, IsResplit: true, IsChanged: false });
    }

    [Fact]
    public void Between_OneOfThreeCopiesGone_IsRemovedAndNotMoved()
    {
        SnapshotDiff diff = SnapshotDiff.Between(Of(File("a", 7), File("b", 7), File("c", 7)), Of(File("a", 7), File("b", 7)));
        Assert.Equal(["c"], Paths(diff.Removed));
        Assert.Single(diff.Changes);
    }

    [Fact]
    public void Between_CopiesMoved_ArePairedInTheOrderOfTheirPaths()
    {
        SnapshotDiff diff = SnapshotDiff.Between(Of(File("a1", 7), File("a2", 7)), Of(File("b1", 7), File("b2", 7), File("b3", 7)));
        Assert.Equal([("a1", "b1"), ("a2", "b2")], diff.Moved.Select(change => (change.Before!.Path, change.After!.Path)));
        Assert.Equal(["b3"], Paths(diff.Added));
    }

    [Fact]
    public void Between_TurnedAround_SwapsAddedAndRemoved()
    {
        (DatasetSnapshot left, DatasetSnapshot right) = (Of(File("a"), File("b", 3)), Of(File("b", 4), File("c")));
        Assert.Equal(Paths(SnapshotDiff.Between(left, right).Added), Paths(SnapshotDiff.Between(right, left).Removed));
        Assert.Equal(SnapshotDiff.Between(left, right).Changes.Count, SnapshotDiff.Between(right, left).Changes.Count);
    }

    private static IEnumerable<string> Paths(IReadOnlyList<SnapshotChange> changes) => changes.Select(change => change.Path);

    private static DatasetSnapshot Of(params SnapshotFile[] files) => new("set", files, []);

    // Without a number, the content follows from the path.
    private static SnapshotFile File(string path, int content = 0, string label = "cat", string? split = "train", string? group = null) =>
        new(path, content == 0 ? Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(path))) : $"{content:x64}", 10, label, split, group);
}
