using System.Security.Cryptography;
using MedScan.Cards;
using MedScan.Cards.Downloading;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Cards;

public sealed class DatasetGetterTests : IDisposable
{
    private readonly TempFolder folder = new();

    private string Target => folder.At("raw/sample");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("folder")]
    [InlineData("zip")]
    [InlineData("tar")]
    [InlineData("tar.gz")]
    public async Task Get_FromAnyForm_BringsTheSetAndLeavesNothingElse(string form)
    {
        string from = form switch
        {
            "folder" => SampleCard.WriteFolder(folder),
            "zip" => SampleCard.WriteZip(folder, "top/"),
            var tar => SampleCard.WriteTar(folder, tar == "tar.gz", "top/"),
        };
        GetResult result = await GetAsync(new() { From = from });
        Assert.Equal((Target, false, 8, 0), (result.Path, result.WasThere, result.Images, result.Differences.Count));
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder.At("raw")));
    }

    [Fact]
    public async Task Get_ItIsThere_AsksNobody()
    {
        await GetAsync(new() { From = SampleCard.WriteFolder(folder) });
        GetResult again = await DatasetGetter.GetAsync(SampleCard.Card, new() { To = Target }); // its address does not exist
        Assert.True(again.WasThere);
    }

    [Fact]
    public async Task Get_SomethingElseIsThere_IsLeftAloneUntilForced()
    {
        folder.Write("raw/sample/train/cat/1.jpg", "my own cat");
        string from = SampleCard.WriteFolder(folder);
        DatasetExistsException exception = await Assert.ThrowsAsync<DatasetExistsException>(() => GetAsync(new() { From = from }));
        Assert.Contains("--force", exception.Message, StringComparison.Ordinal);
        Assert.Equal([("train/cat/1.jpg", "my own cat")], SampleCard.Read(Target));

        await GetAsync(new() { From = from, Force = true });
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Target));
    }

    [Fact]
    public async Task Get_ForcedAndFailing_LeavesWhatWasThere()
    {
        folder.Write("raw/sample/train/cat/1.jpg", "my own cat");
        string zip = SampleCard.WriteZip(folder, more: zip => SampleCard.Add(zip, "../evil.jpg", []));
        await Assert.ThrowsAsync<ArchiveException>(() => GetAsync(new() { From = zip, Force = true }));
        Assert.Equal([("train/cat/1.jpg", "my own cat")], SampleCard.Read(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder.At("raw")));
    }

    [Fact]
    public async Task Get_GivenSetDiffers_IsTakenWithAPreciseWarning()
    {
        string from = SampleCard.WriteFolder(folder);
        File.Delete(Path.Combine(from, "test/cat/2.jpg"));
        GetResult result = await GetAsync(new() { From = from });
        Assert.Equal(["test/cat has 1 images instead of 2"], result.Differences);
        Assert.Equal(7, result.Images);
    }

    [Fact]
    public async Task Get_SameNumbersOtherContent_IsToldByTheDigest()
    {
        DatasetCard card = SampleCard.Card with { Digest = SampleCard.Digest };
        string from = SampleCard.WriteFolder(folder);
        GetResult right = await DatasetGetter.GetAsync(card, new() { From = from, To = Target });
        Assert.Empty(right.Differences);

        folder.Write("source/train/cat/1.jpg", "cat ono");
        GetResult wrong = await DatasetGetter.GetAsync(card, new() { From = from, To = folder.At("raw/other") });
        Assert.Contains("another content", Assert.Single(wrong.Differences), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_FromItsAddress_FetchesChecksAndUnpacks()
    {
        byte[] zip = await File.ReadAllBytesAsync(SampleCard.WriteZip(folder, "top/"));
        using BrokenServer server = new(request => BrokenServer.Serve(request, zip) with { CutAfter = request.Number == 0 ? 500 : null });
        List<TransferStage> stages = [];
        GetResult result = await DatasetGetter.GetAsync(CardAt(server, zip), Hasty(), new Collect(stages));
        Assert.Empty(result.Differences);
        Assert.Equal(SampleCard.Sorted, SampleCard.Read(Target));
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder.At("raw")));
        Assert.Equal([TransferStage.Downloading, TransferStage.Waiting, TransferStage.Verifying, TransferStage.Unpacking], stages.Distinct());
    }

    [Fact]
    public async Task Get_AddressHoldsAnotherSet_IsRefusedAndKeptToBeTakenAsItIs()
    {
        byte[] zip = await File.ReadAllBytesAsync(SampleCard.WriteZip(folder, files: SampleCard.Files.Skip(1)));
        using BrokenServer server = new(request => BrokenServer.Serve(request, zip));
        DatasetCard card = CardAt(server, zip);
        ArchiveException exception = await Assert.ThrowsAsync<ArchiveException>(() => DatasetGetter.GetAsync(card, Hasty()));
        Assert.Contains("train/cat has 2 images instead of 3", exception.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Target));

        GetResult taken = await DatasetGetter.GetAsync(card, Hasty() with { From = exception.Path });
        Assert.Single(taken.Differences);
        Assert.Equal([Target], Directory.GetFileSystemEntries(folder.At("raw")));
    }

    [Fact]
    public async Task Get_NeedsAnAccount_SaysWhatToDo()
    {
        DatasetCard card = SampleCard.Card with { Source = new() { Page = "https://example.org/page", Login = "Sign in and press Download:", File = "archive.zip" } };
        DatasetMissingException exception = await Assert.ThrowsAsync<DatasetMissingException>(() => DatasetGetter.GetAsync(card, new() { To = Target }));
        Assert.Contains("Sign in and press Download:", exception.Message, StringComparison.Ordinal);
        Assert.Contains("https://example.org/page", exception.Message, StringComparison.Ordinal);
        Assert.Contains("medscan data get sample --from ~/Downloads/archive.zip", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NoServer_SaysHowElse()
    {
        DatasetCard card = SampleCard.Card with { Source = SampleCard.Card.Source with { Url = "http://127.0.0.1:9/sample.zip" } };
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => DatasetGetter.GetAsync(card, Hasty()));
        Assert.Contains("medscan data get sample --from <file>", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AnotherProcessIsAtIt_SaysSo()
    {
        Directory.CreateDirectory(folder.At("raw"));
        using (WorkFolder.Open(Target))
        {
            MedScanException exception = await Assert.ThrowsAsync<MedScanException>(() => GetAsync(new() { From = SampleCard.WriteFolder(folder) }));
            Assert.Contains("Another medscan", exception.Message, StringComparison.Ordinal);
        }

        await GetAsync(new() { From = folder.At("source") });
    }

    [Fact]
    public async Task Get_Cancelled_LeavesNothingHalf()
    {
        using var stop = new CancellationTokenSource();
        string from = SampleCard.WriteFolder(folder);
        var progress = new Collect([], report =>
        {
            if (report.Stage == TransferStage.Unpacking && report.Files == 3)
                stop.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatasetGetter.GetAsync(SampleCard.Card, new() { From = from, To = Target }, progress, stop.Token));
        Assert.Empty(Directory.GetFileSystemEntries(folder.At("raw")));
    }

    [Fact]
    public async Task Get_PlaceCannotBeWritten_SaysSo()
    {
        folder.Write("raw", "a file where a folder is needed");
        MedScanException exception = await Assert.ThrowsAsync<MedScanException>(() => GetAsync(new() { From = SampleCard.WriteFolder(folder) }));
        Assert.Contains($"{Target} cannot be written", exception.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Get_ProcessIsKilledAgainAndAgain_EndsWithTheWholeSetAndNeverAPart()
    {
        string card = folder.Write("cards/brain-mri.yaml", await File.ReadAllTextAsync(Path.Combine(RepositoryData(), "brain-mri.yaml")));
        string from = RealData.PathOrSkip("brain-mri");
        string target = folder.At("raw/brain-mri");
        var random = new Random(3);
        bool ended = false;
        for (int round = 0; round < 4; round++)
        {
            Assert.False(Directory.Exists(target));
            Assert.False(await TransferChild.RunAndKillAsync(random.Next(1, 3000), "get", card, from, target));
        }

        ended = await TransferChild.RunAndKillAsync(int.MaxValue, "get", card, from, target);
        Assert.True(ended);
        Assert.Equal([target], Directory.GetFileSystemEntries(folder.At("raw")));
        GetResult check = await DatasetGetter.GetAsync(await CardLoader.LoadAsync(card), new() { To = target });
        Assert.True(check.WasThere); // the digest of the card, measured from the published repository
    }

    private static string RepositoryData()
    {
        DirectoryInfo? above = new(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(above!.FullName, "MedScan.sln")))
            above = above.Parent;
        return Path.Combine(above.FullName, "data");
    }

    private Task<GetResult> GetAsync(GetOptions options) => DatasetGetter.GetAsync(SampleCard.Card, options with { To = Target });

    private GetOptions Hasty() => new() { To = Target, Download = new DownloadOptions { FirstDelay = TimeSpan.FromMilliseconds(1), MaxFailures = 2 } };

    private static DatasetCard CardAt(BrokenServer server, byte[] zip) => SampleCard.Card with
    {
        Source = SampleCard.Card.Source with { Url = server.Address.AbsoluteUri, Bytes = zip.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(zip)) },
    };

    private sealed class Collect(List<TransferStage> stages, Action<TransferProgress>? more = null) : IProgress<TransferProgress>
    {
        public void Report(TransferProgress value)
        {
            stages.Add(value.Stage);
            more?.Invoke(value);
        }
    }
}
