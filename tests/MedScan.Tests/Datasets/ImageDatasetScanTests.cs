using MedScan.Datasets;
using MedScan.Imaging;
using MedScan.Tests.Imaging.Dicom;
using MedScan.Tests.Imaging.Nifti;

namespace MedScan.Tests.Datasets;

/// <summary>Data sets of DICOM and NIfTI files.</summary>
public sealed class ImageDatasetScanTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private static DicomWriter Slice(byte value) => DicomWriter.Grey(2, 1, [value, 255]);

    private static NiftiWriter Volume(short first) =>
        new() { Sides = [2, 2, 3], Voxels = NiftiWriter.Shorts(Enumerable.Range(first, 12).Select(value => (short)value)) };

    private static string[] Paths(ImageDataset dataset) => [.. dataset.Samples.Select(sample => sample.Path)];

    [Fact]
    public async Task FromFolder_DicomFiles_AreFoundByNameAndByContent()
    {
        Slice(1).Write(folder.At("a/1.dcm"));
        Slice(2).Write(folder.At("a/IM0001"));
        Slice(3).Write(folder.At("b/1.2.840.113619.2.55"));
        Slice(4).Write(folder.At("b/scan.IMA"));
        folder.Write("a/README", "no image");
        folder.Write("a/1.2.3", "no image");
        folder.Write("b/DICOMDIR", "a directory, whatever is in it");
        Slice(5).Write(folder.At("b/notes.txt"));

        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.Path);

        Assert.Equal(["a/1.dcm", "a/IM0001", "b/1.2.840.113619.2.55", "b/scan.IMA"], Paths(dataset));
        Assert.Equal(4, dataset.IgnoredFiles);
        Assert.All(dataset.Samples, sample => Assert.Null(sample.Group));
    }

    [Fact]
    public async Task FromFolder_ReportsAndDirectories_AreLeftOut()
    {
        Slice(1).Write(folder.At("a/1.dcm"));
        Slice(2).Write(folder.At("b/1.dcm"));
        new DicomWriter().Text(0x0008_0060, "CS", "SR").Write(folder.At("a/report.dcm"));
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.Path);
        Assert.Equal(["a/1.dcm", "b/1.dcm"], Paths(dataset));
        Assert.Equal(1, dataset.IgnoredFiles);

        new DicomWriter().Text(0x0008_0060, "CS", "SR").Write(folder.At("c/report.dcm"));
        DatasetException error = await Assert.ThrowsAsync<DatasetException>(() => ImageDataset.FromFolderAsync(folder.Path));
        Assert.Contains("class 'c' holds DICOM files without images only", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromFolder_FramesOfAFile_AreSamplesOfOneGroup()
    {
        new DicomWriter().Describe(2, 1, bits: 8).Text(0x0028_0008, "IS", "2").Bytes(0x7FE0_0010, "OB", [10, 20, 30, 40]).Write(folder.At("a/film.dcm"));
        Slice(2).Write(folder.At("b/1.dcm"));
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.Path);

        Assert.Equal(["a/film.dcm#1", "a/film.dcm#2", "b/1.dcm"], Paths(dataset));
        Assert.NotNull(dataset.Samples[0].Group);
        Assert.Equal(dataset.Samples[0].Group, dataset.Samples[1].Group);
        Assert.Equal(3, dataset.Samples.Select(sample => sample.ContentHash).Distinct().Count());
        Assert.Empty(dataset.LabelConflicts);
        var options = new DecodeOptions { Color = ColorMode.Grayscale, Window = GreyLevels.From(0) };
        Assert.Equal([10, 20], dataset.Decode(0, options).Pixels.ToArray());
        Assert.Equal([30, 40], dataset.Decode(1, options).Pixels.ToArray());
    }

    [Fact]
    public async Task FromFolder_TheSameFilmInTrainingAndTest_LeaksEachFrame()
    {
        DicomWriter film = new DicomWriter().Describe(2, 1, bits: 8).Text(0x0028_0008, "IS", "2").Bytes(0x7FE0_0010, "OB", [10, 20, 30, 40]);
        film.Write(folder.At("train/a/film.dcm"));
        film.Write(folder.At("test/a/copy.dcm"));
        Slice(1).Write(folder.At("train/b/1.dcm"));
        Slice(2).Write(folder.At("test/b/2.dcm"));
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.Path);
        SplitReport report = SplitReport.Of(dataset);
        Assert.Equal(2, report.DuplicateSamples);
        Assert.Equal(["test/a/copy.dcm#1", "test/a/copy.dcm#2"], report.LeakedSamples.Select(index => dataset.Samples[index].Path));
    }

    [Fact]
    public async Task FromFolder_PatientInTrainingAndTest_IsALeak()
    {
        Slice(1).Text(0x0010_0020, "LO", "P1").Write(folder.At("train/a/1.dcm"));
        Slice(2).Text(0x0010_0020, "LO", "P2").Write(folder.At("train/b/1.dcm"));
        Slice(3).Text(0x0010_0020, "LO", "P1").Write(folder.At("test/a/2.dcm"));
        Slice(4).Text(0x0010_0020, "LO", "P3").Write(folder.At("test/b/2.dcm"));
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.Path);
        Assert.All(dataset.Samples, sample => Assert.Matches("^patient:[0-9a-f]{16}$", sample.Group));
        int leaked = Assert.Single(SplitReport.Of(dataset).LeakedSamples);
        Assert.Equal("test/a/2.dcm", dataset.Samples[leaked].Path);
        Assert.Contains(
            "1 of 2 test images share their patient, file or content with an earlier split: results on them are too good.",
            MedScan.Training.DataConcerns.Of(dataset));
    }

    [Fact]
    public async Task FromFolder_IdentifyingAttributes_AreCountedAndSaid()
    {
        Slice(1).Text(0x0010_0010, "PN", "Doe^Jane").Text(0x0010_0030, "DA", "19700101").Write(folder.At("a/1.dcm"));
        Slice(2).Text(0x0010_0010, "PN", "Roe^Richard").Write(folder.At("a/2.dcm"));
        Slice(3).Text(0x0008_0080, "LO", "General Hospital").Text(0x0010_0020, "LO", "7").Write(folder.At("b/1.dcm"));
        Slice(4).Write(folder.At("b/2.dcm"));
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.Path);
        IdentifyingTags tags = dataset.WithSamples([]).IdentifyingTags;
        Assert.Equal((3, 4), (tags.Files, tags.DicomFiles));
        Assert.Equal(
            [new("PatientName", 2), new("PatientID", 1), new("PatientBirthDate", 1), new("InstitutionName", 1)], tags.Counts);
        Assert.Equal(
            "3 of 4 DICOM files hold identifying attributes (PatientName, PatientID, PatientBirthDate and 1 more): handle the files as patients' data.",
            Assert.Single(MedScan.Training.DataConcerns.Of(dataset)));
    }

    [Fact]
    public async Task FromFolder_Volume_IsCutIntoSlicesOfOneGroup()
    {
        Volume(0).Write(folder.At("a/one.nii"));
        (Volume(100) with { IsPacked = true }).Write(folder.At("b/two.nii.gz"));
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.Path);
        Assert.Equal(["a/one.nii#z1", "a/one.nii#z2", "a/one.nii#z3", "b/two.nii.gz#z1", "b/two.nii.gz#z2", "b/two.nii.gz#z3"], Paths(dataset));
        Assert.Equal(2, dataset.Samples.Select(sample => sample.Group).Distinct().Count());
        // Without an orientation rows run to the front: the second is shown first.
        Assert.Equal([106, 107, 104, 105], dataset.Decode(4, new DecodeOptions { Color = ColorMode.Grayscale, Window = IntensityWindow.Of(127.5, 255) }).Pixels.ToArray());

        ImageDataset coronal = await ImageDataset.OpenAsync(folder.Path, new DatasetOptions { SliceAxis = SliceAxis.Coronal });
        Assert.Equal(["a/one.nii#y1", "a/one.nii#y2", "b/two.nii.gz#y1", "b/two.nii.gz#y2"], Paths(coronal));
        Assert.NotEqual(dataset.Digest, coronal.Digest);
    }

    [Fact]
    public async Task FromManifest_FramesByName_AreThoseOnly()
    {
        Volume(0).Write(folder.At("one.nii"));
        new DicomWriter().Describe(2, 1, bits: 8).Text(0x0028_0008, "IS", "2").Text(0x0010_0020, "LO", "P1").Bytes(0x7FE0_0010, "OB", [10, 20, 30, 40]).Write(folder.At("film"));
        string csv = folder.Write("set.csv", "path,label,group\none.nii#z2,a,\none.nii#x1,b,\nfilm,a,\nfilm.dcm,b,g7\n");
        Slice(9).Text(0x0010_0020, "LO", "P1").Write(folder.At("film.dcm"));
        ImageDataset dataset = await ImageDataset.FromManifestAsync(csv);
        Assert.Equal(["film#1", "film#2", "film.dcm", "one.nii#x1", "one.nii#z2"], Paths(dataset));
        Assert.StartsWith("patient:", dataset.Samples[0].Group, StringComparison.Ordinal);
        Assert.Equal("g7", dataset.Samples[2].Group);
    }

    [Theory]
    [InlineData("one.nii#z9", "names frame 9, the file has 3")]
    [InlineData("one.dcm#2", "names frame 2, the file has 1")]
    [InlineData("one.dcm#z1", "Write its frame as #1")]
    [InlineData("one.png#1", "a file that has no frames")]
    [InlineData("absent.dcm#1", "does not exist")]
    public async Task FromManifest_FrameThatIsNotThere_IsAFault(string path, string reason)
    {
        Volume(0).Write(folder.At("one.nii"));
        Slice(1).Write(folder.At("one.dcm"));
        folder.Write("one.png", "not looked into");
        string csv = folder.Write("set.csv", $"path,label\none.nii,a\n{path},b\n");
        DatasetException error = await Assert.ThrowsAsync<DatasetException>(() => ImageDataset.FromManifestAsync(csv));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromManifest_SliceNamedAndMeant_IsNamedTwice()
    {
        Volume(0).Write(folder.At("one.nii"));
        string csv = folder.Write("set.csv", "path,label\none.nii,a\none.nii#z2,b\n");
        DatasetException error = await Assert.ThrowsAsync<DatasetException>(() => ImageDataset.FromManifestAsync(csv));
        Assert.Contains("'one.nii#z2' is named twice", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FromFolder_FileThatIsReallyCalledSo_IsThatFile()
    {
        SliceImage("a/1#2.png");
        SliceImage("b/1.png");
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.Path);
        Assert.Equal(["a/1#2.png", "b/1.png"], Paths(dataset));
        Slice(7).Write(folder.At("b/scan#3"));
        dataset = await ImageDataset.FromFolderAsync(folder.Path);
        Assert.Equal(7, dataset.Decode(2, new DecodeOptions { Window = GreyLevels.From(0) }).Pixels.Span[0]);
    }

    [Fact]
    public async Task OpenCache_BrokenScans_AreListedLikeBrokenPictures()
    {
        Slice(1).Write(folder.At("set/a/1.dcm"));
        Slice(2).Write(folder.At("set/b/1.dcm"));
        byte[] whole = Slice(3).ToArray();
        Directory.CreateDirectory(folder.At("set/b"));
        await File.WriteAllBytesAsync(folder.At("set/b/cut.dcm"), whole[..^2]);
        await File.WriteAllBytesAsync(folder.At("set/b/cut.nii"), Volume(0).ToArray()[..200]);
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.At("set"));
        Assert.Equal(4, dataset.Samples.Count);
        using ImageCache cache = await SampleSets.CacheAsync(folder, dataset, onBadImage: OnBadImage.Skip);
        Assert.Equal(["b/cut.dcm", "b/cut.nii"], cache.Skipped.Select(image => image.Path));
        Assert.All(cache.Skipped, image => Assert.Equal(ImageFault.Truncated, image.Fault));
    }

    [Fact]
    public async Task OpenCache_AnotherWindow_IsAnotherCache()
    {
        DicomWriter.Grey(8, 8, [.. Enumerable.Range(0, 64).Select(value => (byte)value)]).Write(folder.At("set/a/1.dcm"));
        DicomWriter.Grey(8, 8, [.. Enumerable.Range(1, 64).Select(value => (byte)value)]).Write(folder.At("set/b/1.dcm"));
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.At("set"));
        var options = new ImageCacheOptions { Directory = folder.At("cache") };
        var preprocessing = new Preprocessing { ImageSize = 8, Color = ColorMode.Grayscale };
        using ImageCache full = await ImageCache.OpenAsync(dataset, preprocessing, options);
        using ImageCache narrow = await ImageCache.OpenAsync(dataset, preprocessing with { Window = GreyLevels.From(0) }, options);
        Assert.NotEqual(full.Path, narrow.Path);
        Assert.Equal(255, full.Pixels(0)[63]);
        Assert.Equal(63, narrow.Pixels(0)[63]);
    }

    private void SliceImage(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.At(path))!);
        PngWriter.Write(folder.At(path), new PixelImage(1, 1, ColorMode.Grayscale, [(byte)path.Length]));
    }
}
