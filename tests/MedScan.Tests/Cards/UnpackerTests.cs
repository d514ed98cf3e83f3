using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MedScan.Cards;
using MedScan.Cards.Unpacking;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Cards;

public sealed class UnpackerTests : IDisposable
{
    private const int Rounds = 600; // 20,000 were run once

    private readonly TempFolder folder = new();

    private string Target => folder.At("deep/down/target");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("Sample-3ea9f4ea/")] // a forge's archive
    [InlineData("Data/chest_xray/")]
    public async Task Unpack_Zip_FindsTheSetInAnyFolder(string top)
    {
        PackagePlan plan = await UnpackAsync(SampleCard.WriteZip(folder, top, zip =>
        {
            SampleCard.Add(zip, top + "README.md", "not an image"u8.ToArray());
            SampleCard.Add(zip, $"__MACOSX/{top}train/cat/._1.jpg", "resource fork"u8.ToArray());
            SampleCard.Add(zip, top + "train/.DS_Store", "more of it"u8.ToArray());
        }));
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Target));
        Assert.Equal((8, 3), (plan.Files, plan.Others));
    }

    [Theory]
    [InlineData(true, "")]
    [InlineData(false, "./")]
    [InlineData(true, "sample-1.0/")]
    public async Task Unpack_Tar_FindsTheSet(bool compressed, string top)
    {
        await UnpackAsync(SampleCard.WriteTar(folder, compressed, top, new PaxGlobalExtendedAttributesTarEntry(new Dictionary<string, string> { ["comment"] = "3ea9f4ea" })));
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Target));
    }

    [Fact]
    public async Task Unpack_Folder_CopiesTheSet()
    {
        string source = SampleCard.WriteFolder(folder);
        folder.Write("source/notes.txt", "mine");
        Directory.CreateSymbolicLink(folder.At("source/train/cat/circle"), source);
        await UnpackAsync(source);
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Target));
    }

    [Fact]
    public async Task Unpack_SetIsThereTwice_TakesTheFullerOne()
    {
        await UnpackAsync(SampleCard.WriteZip(folder, "chest/", zip => SampleCard.Add(zip, "chest/chest/train/cat/1.jpg", "cat one"u8.ToArray())));
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Target));
    }

    [Fact]
    public async Task Unpack_FoldersHaveOtherNames_AreRenamedToTheClasses()
    {
        DatasetCard card = SampleCard.Card with
        {
            Source = SampleCard.Card.Source with { Rename = new Dictionary<string, string> { ["cat_left.lower.lobe_T2"] = "cat" } },
        };
        string zip = SampleCard.WriteZip(folder, "Data/", files: SampleCard.Files.Select(file => (file.Path.Replace("train/cat", "train/cat_left.lower.lobe_T2", StringComparison.Ordinal), file.Content)));
        await UnpackAsync(zip, card);
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Target));
    }

    [Theory]
    [InlineData("../evil.jpg")]
    [InlineData("train/cat/../../../../evil.jpg")]
    [InlineData("..\\..\\evil.jpg")]
    [InlineData("/etc/evil.jpg")]
    [InlineData("C:\\evil.jpg")]
    [InlineData("train/cat/e\u001b[31mvil.jpg")]
    [InlineData("train/cat/evil\n.jpg")]
    public async Task Unpack_NameLeadsElsewhere_RefusesTheArchive(string name)
    {
        string zip = SampleCard.WriteZip(folder, more: zip => SampleCard.Add(zip, name, "evil"u8.ToArray()));
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(zip));
        Assert.Contains("do not trust this archive", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', exception.Message);
        RequireNothingWritten();
    }

    [Theory]
    [InlineData("../evil.jpg")]
    [InlineData("train/cat/../../../../evil.jpg")]
    [InlineData("/etc/evil.jpg")]
    public async Task Unpack_TarNameLeadsElsewhere_RefusesTheArchive(string name)
    {
        string tar = SampleCard.WriteTar(folder, true, "", new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream("evil"u8.ToArray()) });
        await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(tar));
        RequireNothingWritten();
    }

    [Theory]
    [InlineData(0xA1FF)] // symbolic link
    [InlineData(0x61B6)] // block device
    [InlineData(0x11B6)] // pipe
    public async Task Unpack_ZipHoldsALinkOrDevice_RefusesTheArchive(int mode)
    {
        string zip = SampleCard.WriteZip(folder, more: zip => SampleCard.Add(zip, "train/cat/9.jpg", "/etc/passwd"u8.ToArray()).ExternalAttributes = mode << 16);
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(zip));
        Assert.Contains("link or a device", exception.Message, StringComparison.Ordinal);
        RequireNothingWritten();
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink)]
    [InlineData(TarEntryType.HardLink)]
    [InlineData(TarEntryType.CharacterDevice)]
    [InlineData(TarEntryType.BlockDevice)]
    [InlineData(TarEntryType.Fifo)]
    public async Task Unpack_TarHoldsALinkOrDevice_RefusesTheArchive(TarEntryType type)
    {
        var entry = new PaxTarEntry(type, "train/cat/9.jpg");
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
            entry.LinkName = "/etc/passwd";
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(SampleCard.WriteTar(folder, true, "", entry)));
        Assert.Contains("link or a device", exception.Message, StringComparison.Ordinal);
        RequireNothingWritten();
    }

    [Fact]
    public async Task Unpack_TwoEntriesOfOneName_RefusesTheArchive()
    {
        string zip = SampleCard.WriteZip(folder, more: zip => SampleCard.Add(zip, "train/cat/./1.jpg", "another cat"u8.ToArray()));
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(zip));
        Assert.Contains("same place", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unpack_BombOfZeros_IsRefusedByItsClaim()
    {
        string zip = SampleCard.WriteZip(folder, more: zip => SampleCard.Add(zip, "train/cat/9.jpg", new byte[4 << 20]));
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(zip, limits: new() { RatioFrom = 1 << 20 }));
        Assert.Contains("times its size", exception.Message, StringComparison.Ordinal);
        RequireNothingWritten();
    }

    [Fact]
    public async Task Unpack_BombInACompressedTar_IsRefusedWhileItIsListed()
    {
        var entry = new PaxTarEntry(TarEntryType.RegularFile, "notes.txt") { DataStream = new MemoryStream(new byte[8 << 20]) };
        string tar = SampleCard.WriteTar(folder, true, "", entry);
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(tar, limits: new() { RatioFrom = 1 << 20, LargestRatio = 50 }));
        Assert.Contains("times its size", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unpack_MoreBytesThanClaimed_IsRefusedWhileTheyCome()
    {
        string path = SampleCard.WriteZip(folder, more: zip => SampleCard.Add(zip, "train/cat/9.jpg", new byte[2 << 20]));
        // The uncompressed size of the last entry, in the directory at the end, becomes 100.
        byte[] bytes = await File.ReadAllBytesAsync(path);
        int record = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(bytes.AsSpan(record + 24), 100);
        await File.WriteAllBytesAsync(path, bytes);
        await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(path, limits: new() { RatioFrom = 1 << 20 }));
    }

    [Fact]
    public async Task Unpack_TooManyEntries_IsRefused() =>
        await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(SampleCard.WriteZip(folder), limits: new() { MostEntries = 7 }));

    [Fact]
    public async Task Unpack_ContentDoesNotFitItsChecksum_NamesTheFile()
    {
        string path = SampleCard.WriteZip(folder, more: zip =>
        {
            ZipArchiveEntry entry = zip.CreateEntry("train/cat/9.jpg", CompressionLevel.NoCompression);
            using Stream stream = entry.Open();
            stream.Write("THE CONTENT OF NINE"u8);
        });
        byte[] bytes = await File.ReadAllBytesAsync(path);
        bytes[bytes.AsSpan().IndexOf("THE CONTENT"u8)] ^= 1;
        await File.WriteAllBytesAsync(path, bytes);
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(path));
        Assert.Contains("'train/cat/9.jpg' is damaged", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unpack_CutOff_IsDamaged(bool isTar)
    {
        string path = isTar ? SampleCard.WriteTar(folder, true) : SampleCard.WriteZip(folder);
        byte[] bytes = await File.ReadAllBytesAsync(path);
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)]);
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(path));
        Assert.Contains("damaged", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("7z\xbc\xaf\x27\x1c", "another program")]
    [InlineData("<html>Sign in</html>", "login page")]
    [InlineData("", "empty")]
    public async Task Open_NoArchive_SaysWhatItMayBe(string content, string said)
    {
        await File.WriteAllBytesAsync(folder.At("archive.zip"), Encoding.Latin1.GetBytes(content));
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(folder.At("archive.zip")));
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unpack_AnotherSet_SaysWhatWasExpected()
    {
        string zip = SampleCard.WriteZip(folder, files: [("train/fish/1.jpg", "a fish")]);
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => UnpackAsync(zip));
        Assert.Contains("images in folders named cat, dog", exception.Message, StringComparison.Ordinal);
    }

    // Archives with random bytes changed: an error of ours or a result, never another exception, never a file elsewhere.
    [Fact]
    public async Task Unpack_MutatedArchives_NeverEscapesOrCrashes()
    {
        var random = new Random(5);
        byte[][] originals =
        [
            await File.ReadAllBytesAsync(SampleCard.WriteZip(folder)),
            await File.ReadAllBytesAsync(SampleCard.WriteTar(folder, false)),
            await File.ReadAllBytesAsync(SampleCard.WriteTar(folder, true)),
        ];
        int refused = 0;
        for (int round = 0; round < Rounds; round++)
        {
            byte[] bytes = [.. originals[round % 3]];
            for (int change = random.Next(1, 6); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            string path = folder.At("mutated");
            await File.WriteAllBytesAsync(path, bytes);
            if (Directory.Exists(Target))
                Directory.Delete(Target, recursive: true);
            try
            {
                await UnpackAsync(path);
            }
            catch (MedScanException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, Rounds / 10, Rounds);
        Assert.Equal(["deep", "mutated", "sample.tar", "sample.tar.gz", "sample.zip"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(["down"], Directory.GetFileSystemEntries(folder.At("deep")).Select(Path.GetFileName));
    }

    private async Task<PackagePlan> UnpackAsync(string path, DatasetCard? card = null, UnpackLimits? limits = null)
    {
        Directory.CreateDirectory(Target);
        Package package = await Package.OpenAsync(path, default);
        return await new Unpacker(limits ?? new(), null).UnpackAsync(package, card ?? SampleCard.Card, Target, default);
    }

    private void RequireNothingWritten()
    {
        Assert.Empty(Directory.GetFileSystemEntries(Target));
        Assert.Empty(Directory.GetFiles(folder.Path, "evil*", SearchOption.AllDirectories));
    }
}
