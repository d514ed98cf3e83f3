using MedScan.Datasets;

namespace MedScan.Tests.Datasets;

public sealed class ImageDatasetFolderTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<ImageDataset> OpenAsync() => ImageDataset.FromFolderAsync(folder.Path);

    private async Task<DatasetException> FaultsAsync() => await Assert.ThrowsAsync<DatasetException>(OpenAsync);

    private void WriteAll(params string[] paths)
    {
        foreach (string path in paths)
            folder.Write(path, path);
    }

    [Fact]
    public async Task FromFolderAsync_ClassFolders_SortsClassesAndSamplesOrdinally()
    {
        WriteAll("beta/2.png", "Zeta/1.jpg", "alpha/deep/er/3.JPEG", "alpha/1.png");

        ImageDataset dataset = await OpenAsync();

        Assert.Equal(["Zeta", "alpha", "beta"], dataset.Classes);
        Assert.Equal(["Zeta/1.jpg", "alpha/1.png", "alpha/deep/er/3.JPEG", "beta/2.png"], dataset.Samples.Select(sample => sample.Path));
        Assert.Equal([0, 1, 1, 2], dataset.Samples.Select(sample => sample.Label));
        Assert.All(dataset.Samples, sample => Assert.Equal(DataSplit.Unassigned, sample.Split));
        Assert.All(dataset.Samples, sample => Assert.Null(sample.Group));
    }

    [Theory]
    [InlineData("train", "val", "test")]
    [InlineData("Training", "VALID", "Testing")]
    [InlineData("TRAIN", "validation", "TESTING")]
    public async Task FromFolderAsync_UsualSplitNames_AreUnderstoodInAnyCase(string train, string validation, string test)
    {
        WriteAll($"{train}/a/1.png", $"{train}/b/2.png", $"{validation}/a/3.png", $"{validation}/b/4.png", $"{test}/a/5.png", $"{test}/b/6.png");

        ImageDataset dataset = await OpenAsync();

        Assert.Equal(["a", "b"], dataset.Classes);
        Assert.All(dataset.IndicesOf(DataSplit.Train), index => Assert.StartsWith(train, dataset.Samples[index].Path, StringComparison.Ordinal));
        Assert.Equal([2, 2, 2], new[] { DataSplit.Train, DataSplit.Validation, DataSplit.Test }.Select(split => dataset.IndicesOf(split).Count));
    }

    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    [Fact]
    public async Task FromFolderAsync_ContentHash_IsSha256OfTheFile()
    {
        folder.Write("a/1.png", "abc");
        folder.Write("b/1.png", "other");

        ImageDataset dataset = await OpenAsync();

        Assert.Equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", dataset.Samples[0].ContentHash);
    }

    [Fact]
    public async Task FromFolderAsync_IdenticalFiles_ShareAGroupAndConflictingLabelsAreReported()
    {
        folder.Write("a/1.png", "same");
        folder.Write("a/2.png", "alone");
        folder.Write("a/3.png", "same");
        folder.Write("b/4.png", "same");

        ImageDataset dataset = await OpenAsync();

        Assert.NotNull(dataset.Samples[0].Group);
        Assert.Null(dataset.Samples[1].Group);
        Assert.Equal(dataset.Samples[0].Group, dataset.Samples[2].Group);
        Assert.Equal(dataset.Samples[0].Group, dataset.Samples[3].Group);
        Assert.Equal([0, 2, 3], Assert.Single(dataset.LabelConflicts).SampleIndices);
    }

    [Fact]
    public async Task FromFolderAsync_HiddenAndForeignFiles_AreCountedAndLeftOut()
    {
        WriteAll("a/1.png", "b/1.png", "a/.hidden.png", "a/notes.txt", "readme.md", ".git/x/1.png");

        ImageDataset dataset = await OpenAsync();

        Assert.Equal(2, dataset.Samples.Count);
        Assert.Equal(3, dataset.IgnoredFiles);
    }

    [Fact]
    public async Task FromFolderAsync_ClassMissingFromASplit_NamesClassAndSplit()
    {
        WriteAll("Training/glioma/1.png", "Training/none/2.png", "Testing/none/3.png", "Testing/extra/4.png");

        DatasetException exception = await FaultsAsync();

        Assert.Contains("class 'glioma' has no images in the test split.", exception.Faults);
        Assert.Contains("class 'extra' has no images in the train split.", exception.Faults);
        Assert.Equal(2, exception.Faults.Count);
    }

    [Fact]
    public async Task FromFolderAsync_SeveralFaults_AreReportedTogether()
    {
        WriteAll("train/a/1.png", "train/b/1.png", "Training/a/2.png", "test/a/1.png", "loose.png", "stray/1.png");
        File.CreateSymbolicLink(folder.At("train/b/gone.png"), folder.At("nothing.png"));

        DatasetException exception = await FaultsAsync();

        Assert.Contains(exception.Faults, fault => fault.Contains("'stray'", StringComparison.Ordinal) && fault.Contains("side by side", StringComparison.Ordinal));
        Assert.Contains(exception.Faults, fault => fault.Contains("'Training', 'train' all mean", StringComparison.Ordinal));
        Assert.Contains(exception.Faults, fault => fault.Contains("'loose.png'", StringComparison.Ordinal));
        Assert.Contains(exception.Faults, fault => fault.Contains("'train/b/gone.png' cannot be read", StringComparison.Ordinal));
        Assert.Contains("class 'b' has no images in the test split.", exception.Faults);
        Assert.All(exception.Faults, fault => Assert.Contains(fault, exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FromFolderAsync_OneClass_IsRefused()
    {
        WriteAll("only/1.png", "only/2.png");
        Assert.Contains("one class only, 'only'", (await FaultsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromFolderAsync_NoImages_SaysWhatIsExpected()
    {
        WriteAll("readme.txt");
        string message = (await FaultsAsync()).Message;
        Assert.Contains("no images were found (1 other files)", message, StringComparison.Ordinal);
        Assert.Contains("<class>/1.jpg", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromFolderAsync_EmptyClassFolder_IsNamed()
    {
        WriteAll("a/1.png", "b/1.png");
        Directory.CreateDirectory(folder.At("c"));
        Assert.Contains("'c' holds no images", (await FaultsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromFolderAsync_LinkInACircle_IsNamedAndDoesNotHang()
    {
        WriteAll("a/1.png", "b/1.png");
        Directory.CreateSymbolicLink(folder.At("a/back"), folder.Path);
        Directory.CreateSymbolicLink(folder.At("b/self"), folder.At("b/self"));

        DatasetException exception = await FaultsAsync();

        Assert.Contains(exception.Faults, fault => fault.Contains("leads in a circle", StringComparison.Ordinal) && fault.Contains("a/back", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FromFolderAsync_LinkedClassFolder_IsFollowed()
    {
        WriteAll("set/a/1.png", "elsewhere/2.png");
        Directory.CreateSymbolicLink(folder.At("set/b"), folder.At("elsewhere"));

        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.At("set"));

        Assert.Equal(["a/1.png", "b/2.png"], dataset.Samples.Select(sample => sample.Path));
    }

    [SkippableFact]
    public async Task FromFolderAsync_UnreadableFile_IsNamed()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "needs a file that this user may not read; the super-user may read all");
        WriteAll("a/1.png", "b/1.png");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder.At("b/1.png"), UnixFileMode.None);
        Assert.Contains("'b/1.png' cannot be read", (await FaultsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Digest_DependsOnContentAndLabelsButNotOnPlaceOrSplits()
    {
        WriteAll("one/a/1.png", "one/b/2.png");
        folder.Write("two/a/1.png", "one/a/1.png");
        folder.Write("two/b/2.png", "one/b/2.png");
        folder.Write("three/a/1.png", "one/a/1.png");
        folder.Write("three/b/2.png", "changed");

        ImageDataset one = await ImageDataset.FromFolderAsync(folder.At("one"));
        ImageDataset two = await ImageDataset.FromFolderAsync(folder.At("two"));
        ImageDataset three = await ImageDataset.FromFolderAsync(folder.At("three"));
        ImageDataset divided = one.WithSamples([.. one.Samples.Select(sample => sample with { Split = DataSplit.Train })]);
        ImageDataset relabelled = one.WithSamples([.. one.Samples.Select(sample => sample with { Label = 0 })]);

        Assert.Equal(one.Digest, two.Digest);
        Assert.Equal(one.Digest, divided.Digest);
        Assert.NotEqual(one.Digest, three.Digest);
        Assert.NotEqual(one.Digest, relabelled.Digest);
    }

    [Fact]
    public async Task OpenAsync_NothingThere_SaysWhatADataSetIs()
    {
        DatasetException exception = await Assert.ThrowsAsync<DatasetException>(() => ImageDataset.OpenAsync(folder.At("absent")));
        Assert.Contains("folder, a .csv manifest or a MedMNIST .npz", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithSamples_LabelOutOfRange_IsTheCallersFault() =>
        Assert.Throws<ArgumentException>(() => SampleSets.Index(2, SampleSets.Sample(0, 0)).WithSamples([SampleSets.Sample(0, 2)]));

    // Counted with find, sha256sum, sort and awk: 3,264 files with 3,027 contents, and 88 files of Testing whose content is in Training too.
    [SkippableFact]
    public async Task FromFolderAsync_RealBrainMri_IsReadWhole()
    {
        ImageDataset dataset = await ImageDataset.FromFolderAsync(RealData.PathOrSkip("brain-mri"));

        Assert.Equal(["glioma_tumor", "meningioma_tumor", "no_tumor", "pituitary_tumor"], dataset.Classes);
        SplitReport report = SplitReport.Of(dataset);
        Assert.Equal([826, 822, 395, 827], report.Counts[DataSplit.Train]);
        Assert.Equal([100, 115, 105, 74], report.Counts[DataSplit.Test]);
        Assert.Equal(237, report.DuplicateSamples);
        Assert.Equal(88, report.LeakedSamples.Count);
    }
}
