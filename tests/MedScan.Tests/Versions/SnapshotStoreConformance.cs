using MedScan.Cards;
using MedScan.Datasets;
using MedScan.Tests.Cards;
using MedScan.Tests.Datasets;
using MedScan.Tests.Imaging.Nifti;
using MedScan.Versions;

namespace MedScan.Tests.Versions;

/// <summary>What every remote has to do, whatever lies behind it.</summary>
public abstract class SnapshotStoreConformance : IDisposable
{
    private protected TempFolder Folder { get; } = new();

    /// <summary>Where the remote's files lie on this machine.</summary>
    private protected string Behind => Folder.At("remote");

    /// <summary>The remote's address; skips the test where its program is not there.</summary>
    private protected abstract string Remote();

    public virtual void Dispose()
    {
        GC.SuppressFinalize(this);
        Folder.Dispose();
    }

    [SkippableFact]
    public async Task Pull_WhatWasPushed_IsTheSameByteForByte()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        PushResult pushed = await PushAsync(store, SampleCard.WriteFolder(Folder));
        Assert.Equal((SampleCard.Digest, "source", 8, 8, 62L), (pushed.Digest, pushed.Name, pushed.Objects, pushed.SentObjects, pushed.SentBytes));
        PullResult pulled = await store.PullAsync("source", Folder.At("restored"));
        Assert.Equal((SampleCard.Digest, Folder.At("restored"), false, 8, 8), (pulled.Digest, pulled.Path, pulled.WasThere, pulled.Images, pulled.ReceivedObjects));
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Folder.At("restored")));
        Assert.Empty(Directory.GetFileSystemEntries(Folder.Path, ".medscan*"));
        // As documented: contents by their SHA-256, the snapshot by its digest, nothing left of the transfer.
        Assert.Equal("cat one", File.ReadAllText(Directory.GetFiles(Path.Combine(Behind, "objects"), "*", SearchOption.AllDirectories).Single(file => File.ReadAllText(file) == "cat one")));
        Assert.True(File.Exists(Path.Combine(Behind, $"snapshots/{SampleCard.Digest}.jsonl")));
        Assert.Equal(10, Directory.GetFiles(Behind, "*", SearchOption.AllDirectories).Length);
    }

    [SkippableFact]
    public async Task Push_SecondTimeWithOneNewImage_SendsThatAlone()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        string source = SampleCard.WriteFolder(Folder);
        PushResult first = await PushAsync(store, source);
        PushResult same = await PushAsync(store, source);
        Assert.Equal((0, 0L), (same.SentObjects, same.SentBytes));
        Folder.Write("source/train/dog/3.jpg", "dog four");
        Folder.Write("source/train/dog/4.jpg", "dog one"); // the content of another
        PushResult second = await PushAsync(store, source);
        Assert.Equal((9, 1, 8L), (second.Objects, second.SentObjects, second.SentBytes));

        IReadOnlyList<StoredSnapshot> stored = await store.ListAsync();
        Assert.Equal([second.Digest, first.Digest], stored.Select(snapshot => snapshot.Digest));
        Assert.Equal(second.Digest, (await store.PullAsync("source", Folder.At("newest"))).Digest);
        Assert.Equal(first.Digest, (await store.PullAsync(first.Digest[..8], Folder.At("older"))).Digest);
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Folder.At("older")));
        Assert.Equal("dog one", File.ReadAllText(Folder.At("newest/train/dog/4.jpg")));
    }

    [SkippableFact]
    public async Task Pull_ObjectIsDamaged_NamesItAndRestoresNothingUntilItIsMended()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        string source = SampleCard.WriteFolder(Folder);
        await PushAsync(store, source);
        string[] objects = Directory.GetFiles(Path.Combine(Behind, "objects"), "*", SearchOption.AllDirectories);
        string damaged = objects.Single(file => File.ReadAllText(file) == "cat two");
        await File.WriteAllTextAsync(damaged, "cat tWo"); // of the same size, as by a failing disk
        File.Delete(objects.Single(file => File.ReadAllText(file) == "dog one"));

        RemoteDamageException exception = await Assert.ThrowsAsync<RemoteDamageException>(() => store.PullAsync("source", Folder.At("restored")));
        Assert.Equal([("train/cat/2.jpg", false), ("train/dog/1.jpg", true)], exception.Objects.Select(item => (item.ImagePath, item.IsMissing)));
        Assert.Equal(Path.GetRelativePath(Behind, damaged), exception.Objects[0].ObjectPath);
        Assert.False(Path.Exists(Folder.At("restored")));

        await store.PushAsync(await ImageDataset.OpenAsync(source), new PushOptions { All = true });
        PullResult pulled = await store.PullAsync("source", Folder.At("restored"));
        Assert.Equal(2, pulled.ReceivedObjects); // the others had been fetched and were kept
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Folder.At("restored")));
    }

    [SkippableFact]
    public async Task Push_ObjectWasCutOff_IsSentAgain()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        string source = SampleCard.WriteFolder(Folder);
        await PushAsync(store, source);
        string cut = Directory.GetFiles(Path.Combine(Behind, "objects"), "*", SearchOption.AllDirectories).Single(file => File.ReadAllText(file) == "cat two");
        await File.WriteAllTextAsync(cut, "cat");
        Assert.Equal(1, (await PushAsync(store, source)).SentObjects);
        Assert.Equal("cat two", await File.ReadAllTextAsync(cut));
    }

    [SkippableFact]
    public async Task Pull_LabelsThatFoldersDoNotTell_ComeBackWithAManifest()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        Folder.Write("clinic/images/1, left.png", "one");
        Folder.Write("clinic/images/2.png", "two");
        Folder.Write("clinic/images/3.png", "three");
        string csv = Folder.Write("clinic/scans.csv", "path,label,split,group\n\"images/1, left.png\",ill,train,\"p \"\"1\"\"\"\nimages/2.png,well,train,p2\nimages/3.png,ill,,p3\n");
        PushResult pushed = await PushAsync(store, csv);
        PullResult pulled = await store.PullAsync(pushed.Digest, Folder.At("restored"));
        Assert.Equal(Folder.At("restored/manifest.csv"), pulled.Path);
        ImageDataset restored = await ImageDataset.OpenAsync(pulled.Path);
        Assert.Equal(pushed.Digest, (await DatasetSnapshot.OfAsync(restored)).Digest);
        Assert.Equal(["p \"1\"", "p2", "p3"], restored.Samples.Select(sample => sample.Group));
        Assert.True((await store.PullAsync(pushed.Digest, Folder.At("restored"))).WasThere);
    }

    [SkippableFact]
    public async Task Pull_ArraysInOneFile_ComeBackAsThatFile()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        string npz = RealData.PathOrSkip("pneumoniamnist.npz");
        PushResult pushed = await PushAsync(store, npz);
        Assert.Equal(1, pushed.SentObjects);
        PullResult pulled = await store.PullAsync("pneumoniamnist", Folder.At("restored"));
        Assert.Equal(Folder.At("restored/pneumoniamnist.npz"), pulled.Path);
        Assert.Equal(await File.ReadAllBytesAsync(npz), await File.ReadAllBytesAsync(pulled.Path));
    }

    [SkippableFact]
    public async Task Pull_VolumesOfManySlices_ComeBackAsTheirFiles()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        foreach ((string name, short first) in new[] { ("a/1.nii", (short)1), ("a/2.nii", (short)50), ("b/1.nii", (short)99) })
        {
            string file = Folder.At("scans/" + name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            new NiftiWriter { Sides = [2, 2, 3], Voxels = NiftiWriter.Shorts(Enumerable.Range(first, 12).Select(value => (short)value)) }.Write(file);
        }

        PushResult pushed = await PushAsync(store, Folder.At("scans"));
        Assert.Equal(3, pushed.Objects);
        PullResult pulled = await store.PullAsync("scans", Folder.At("restored"));
        Assert.Equal((9, Folder.At("restored")), (pulled.Images, pulled.Path));
        Assert.Equal(await File.ReadAllBytesAsync(Folder.At("scans/a/2.nii")), await File.ReadAllBytesAsync(Folder.At("restored/a/2.nii")));
    }

    [SkippableFact]
    public async Task Pull_SomethingElseIsThere_IsLeftAloneUntilForced()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        await PushAsync(store, SampleCard.WriteFolder(Folder));
        Folder.Write("mine/thesis.txt", "years of work");
        await Assert.ThrowsAsync<DatasetExistsException>(() => store.PullAsync("source", Folder.At("mine")));
        Assert.Equal("years of work", File.ReadAllText(Folder.At("mine/thesis.txt")));
        await store.PullAsync("source", Folder.At("mine"), new PullOptions { Force = true });
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Folder.At("mine")));
        Assert.True((await store.PullAsync("source", Folder.At("mine"))).WasThere);
    }

    [SkippableFact]
    public async Task Pull_UnknownVersion_SaysWhatIsThere()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        Assert.Contains("holds no snapshots", (await Assert.ThrowsAsync<RemoteException>(() => store.PullAsync("source", Folder.At("x")))).Message, StringComparison.Ordinal);
        Assert.Empty(await store.ListAsync());
        await PushAsync(store, SampleCard.WriteFolder(Folder));
        Assert.Contains("did you mean source?", (await Assert.ThrowsAsync<RemoteException>(() => store.PullAsync("sorce", Folder.At("x")))).Message, StringComparison.Ordinal);
        Assert.Contains("holds no snapshot", (await Assert.ThrowsAsync<RemoteException>(() => store.PullAsync(new string('a', 64), Folder.At("x")))).Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Pull_RemoteNamesAPathOutside_IsRefused()
    {
        SnapshotStore store = SnapshotStore.Open(Remote());
        await PushAsync(store, SampleCard.WriteFolder(Folder));
        // Somebody with access to the remote writes a snapshot that is right in itself.
        var evil = new DatasetSnapshot("evil", [new("../evil.jpg", new string('a', 64), 4, "cat", null, null), new("b/1.jpg", new string('b', 64), 4, "dog", null, null)], []);
        await evil.SaveAsync(Path.Combine(Behind, $"snapshots/{evil.Digest}.jsonl"));
        Exception exception = await Assert.ThrowsAnyAsync<MedScanException>(() => store.PullAsync(evil.Digest, Folder.At("deep/restored")));
        Assert.Contains("leads out of its folder", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Folder.Path, "evil.jpg", SearchOption.AllDirectories));
    }

    [SkippableFact]
    public async Task Push_TwoAtOnce_BothSucceed()
    {
        string remote = Remote();
        string first = SampleCard.WriteFolder(Folder, "first");
        string second = SampleCard.WriteFolder(Folder, "second");
        Folder.Write("second/train/cat/4.jpg", "cat six");
        PushResult[] pushed = await Task.WhenAll(
            Task.Run(() => PushAsync(SnapshotStore.Open(remote), first)), Task.Run(() => PushAsync(SnapshotStore.Open(remote), second)));
        SnapshotStore store = SnapshotStore.Open(remote);
        foreach (PushResult result in pushed)
            Assert.Equal(result.Digest, (await store.PullAsync(result.Name, Folder.At("restored-" + result.Name))).Digest);
    }

    [SkippableFact]
    public async Task PushAndPull_KilledAgainAndAgain_EndWholeAndNeverShowAPart()
    {
        string remote = Remote();
        string source = Folder.At("many");
        var random = new Random(11);
        for (int image = 0; image < 600; image++)
        {
            byte[] content = new byte[random.Next(1, 30_000)];
            random.NextBytes(content);
            string path = Folder.At($"many/{(image % 2 == 0 ? "cat" : "dog")}/{image}.jpg");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllBytesAsync(path, content);
        }

        string digest = await DigestAsync(source);
        bool done = false;
        for (int kills = 0; !done; kills++)
            done = await TransferChild.RunAndKillAsync(kills < 4 ? random.Next(1, 12) : int.MaxValue, "push", source, remote);
        // What a killed push had started may still have written down its batch after the last push looked.
        await PushAsync(SnapshotStore.Open(remote), source);
        Assert.Empty(Directory.Exists(Path.Combine(Behind, "pending")) ? Directory.GetFiles(Path.Combine(Behind, "pending")) : []);

        string target = Folder.At("restored");
        for (int kills = 0; kills < 4; kills++)
        {
            await TransferChild.RunAndKillAsync(random.Next(1, 9), "pull", remote, digest, target);
            if (Directory.Exists(target))
                Assert.Equal(digest, await DigestAsync(target));
        }

        Assert.True(await TransferChild.RunAndKillAsync(int.MaxValue, "pull", remote, digest, target));
        Assert.Equal(digest, await DigestAsync(target));
        Assert.Empty(Directory.GetFileSystemEntries(Folder.Path, ".medscan*"));
    }

    private static async Task<string> DigestAsync(string data) => (await DatasetSnapshot.OfAsync(await ImageDataset.OpenAsync(data))).Digest;

    private static async Task<PushResult> PushAsync(SnapshotStore store, string data) => await store.PushAsync(await ImageDataset.OpenAsync(data));
}
