using System.Diagnostics;
using MedScan.Datasets;
using MedScan.Tests.Cards;
using MedScan.Tests.Datasets;
using MedScan.Versions;

namespace MedScan.Tests.Versions;

public sealed class DatasetSnapshotTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Of_Folder_HasTheDigestThatPythonComputes()
    {
        DatasetSnapshot snapshot = await OfAsync(SampleCard.WriteFolder(folder));
        Assert.Equal(SampleCard.Digest, snapshot.Digest);
        Assert.Equal("test/cat/1.jpg", snapshot.Files[0].Path);
    }

    // Python: names with quotes, an umlaut, a full-width letter and an emoji, sorted by their UTF-8 bytes; patients as groups.
    [Fact]
    public async Task Of_ManifestWithStrangeNames_HasTheDigestThatPythonComputes()
    {
        (string Path, string Content, string Label, string Group)[] rows =
        [
            ("a/\u00e9.jpg", "4", "two", ""), ("a/\U0001F600.jpg", "3", "one", "p\"2"), ("a/\uff5a.jpg", "2", "two", ""), ("a/\"q\".jpg", "1", "one", "patient 1"),
        ];
        foreach ((string path, string content, _, _) in rows)
            folder.Write(path, content);
        string csv = folder.Write("m.csv", "path,label,group\n" + string.Concat(rows.Select(row => $"{Quote(row.Path)},{row.Label},{Quote(row.Group)}\n")));
        DatasetSnapshot snapshot = await OfAsync(csv);
        Assert.Equal("2db99ab094d5b45e18fb2c59fcbb1d072c394cf9de26494a330bf38bae10848c", snapshot.Digest);
        Assert.Equal(["a/\"q\".jpg", "a/\u00e9.jpg", "a/\uff5a.jpg", "a/\U0001F600.jpg"], snapshot.Files.Select(file => file.Path));

        static string Quote(string field) => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [SkippableFact]
    public async Task Save_File_CanBeCheckedWithoutMedScan()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs a shell");
        string file = folder.At("snapshot.jsonl");
        await (await OfAsync(SampleCard.WriteFolder(folder))).SaveAsync(file);
        using Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", "tail -n +2 \"$1\" | sha256sum", "sh", file]) { RedirectStandardOutput = true })!;
        Assert.StartsWith(SampleCard.Digest, await shell.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
        await shell.WaitForExitAsync();
    }

    [Fact]
    public async Task Of_SameImagesInAnotherPlace_HasTheSameDigest()
    {
        DatasetSnapshot first = await OfAsync(SampleCard.WriteFolder(folder));
        DatasetSnapshot second = await OfAsync(SampleCard.WriteFolder(folder, "elsewhere/deep"));
        Assert.Equal(first.Digest, second.Digest);
        Assert.NotEqual(first.Name, second.Name);
    }

    [Fact]
    public async Task Of_SamplesInAnotherOrder_HasTheSameDigest()
    {
        ImageDataset dataset = await ImageDataset.OpenAsync(SampleCard.WriteFolder(folder));
        ImageDataset turned = dataset.WithSamples([.. dataset.Samples.Reverse()]);
        Assert.NotEqual(dataset.Digest, turned.Digest);
        Assert.Equal((await DatasetSnapshot.OfAsync(dataset)).Digest, (await DatasetSnapshot.OfAsync(turned)).Digest);
    }

    [Fact]
    public async Task Of_AnotherDivision_KeepsTheDatasetDigestAndChangesTheSnapshot()
    {
        ImageDataset dataset = await ImageDataset.OpenAsync(SampleCard.WriteFolder(folder));
        ImageDataset divided = dataset.WithSamples([.. dataset.Samples.Select(sample => sample with { Split = DataSplit.Train })]);
        Assert.Equal(dataset.Digest, divided.Digest);
        Assert.NotEqual((await DatasetSnapshot.OfAsync(dataset)).Digest, (await DatasetSnapshot.OfAsync(divided)).Digest);
    }

    [Fact]
    public async Task Load_WhatSaveWrote_IsTheSame()
    {
        DatasetSnapshot snapshot = await OfAsync(SampleCard.WriteFolder(folder));
        await snapshot.SaveAsync(folder.At("s.jsonl"));
        DatasetSnapshot loaded = await DatasetSnapshot.LoadAsync(folder.At("s.jsonl"));
        Assert.Equal(snapshot.Files, loaded.Files);
        Assert.Equal((snapshot.Digest, snapshot.Name, snapshot.Bytes), (loaded.Digest, loaded.Name, loaded.Bytes));
        Assert.Equal(snapshot.ToText(), loaded.ToText());
    }

    // git may have changed the line ends on Windows; what is said by the lines is the same.
    [Fact]
    public async Task Load_CarriageReturns_AreNoDifference()
    {
        string text = (await OfAsync(SampleCard.WriteFolder(folder))).ToText();
        folder.Write("s.jsonl", text.Replace("\n", "\r\n", StringComparison.Ordinal));
        Assert.Equal(SampleCard.Digest, (await DatasetSnapshot.LoadAsync(folder.At("s.jsonl"))).Digest);
    }

    [Theory]
    [InlineData("\"label\":\"cat\"", "\"label\":\"dog\"", "was changed by hand")]
    [InlineData("\"version\":1", "\"version\":2", "version 2")]
    [InlineData("medscan-snapshot", "something-else", "no snapshot")]
    [InlineData("\"files\":8", "\"files\":9", "cut off")]
    [InlineData("\"split\":\"test\"", "\"split\":\"exam\"", "train, validation or test")]
    [InlineData("test/cat/2.jpg", "test/cat/1.jpg", "named twice")]
    [InlineData("\"bytes\":8,\"label\"", "\"bytes\":\"8\",\"label\"", "line 2")]
    public async Task Load_ChangedText_IsRefused(string right, string wrong, string said)
    {
        string text = (await OfAsync(SampleCard.WriteFolder(folder))).ToText();
        folder.Write("s.jsonl", text.Replace(right, wrong, StringComparison.Ordinal));
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => DatasetSnapshot.LoadAsync(folder.At("s.jsonl")));
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[1]")]
    [InlineData("PK\u0003\u0004")]
    public async Task Load_NoSnapshot_IsRefused(string text)
    {
        folder.Write("s.jsonl", text);
        await Assert.ThrowsAsync<SnapshotException>(() => DatasetSnapshot.LoadAsync(folder.At("s.jsonl")));
    }

    [Fact]
    public async Task Load_CutOffAnywhere_IsRefused()
    {
        string text = (await OfAsync(SampleCard.WriteFolder(folder))).ToText();
        for (int length = 0; length < text.Length - 1; length += 7)
        {
            folder.Write("s.jsonl", text[..length]);
            await Assert.ThrowsAsync<SnapshotException>(() => DatasetSnapshot.LoadAsync(folder.At("s.jsonl")));
        }
    }

    // The digest is that of the repository's one commit, whose blobs were compared with these files one by one.
    [SkippableFact]
    public async Task Of_BrainMri_IsThePublishedSet()
    {
        DatasetSnapshot snapshot = await OfAsync(RealData.PathOrSkip("brain-mri"));
        Assert.Equal("e3fe344e9ef3d2a4fc659d87390edcd164f474219173f45a41aeffe240a51cc0", snapshot.Digest);
        Assert.Equal((3264, 93_079_343L), (snapshot.Files.Count, snapshot.Bytes));
        HashSet<string> training = [.. snapshot.Files.Where(file => file.Split == "train").Select(file => file.Sha256)];
        // sha256sum of all files, counted by hand: what the card says.
        Assert.Equal(3027, snapshot.Files.DistinctBy(file => file.Sha256).Count());
        Assert.Equal(88, snapshot.Files.Count(file => file.Split == "test" && training.Contains(file.Sha256)));
    }

    private static async Task<DatasetSnapshot> OfAsync(string path) => await DatasetSnapshot.OfAsync(await ImageDataset.OpenAsync(path));
}
