using System.Text;
using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Artifacts;

public sealed class LocalArtifactTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MlflowClient _client = new FakeServer().Client();

    [Theory]
    [InlineData("file://{0}/my runs/artifacts")]
    [InlineData("file:{0}/my%20runs/artifacts")]
    [InlineData("file://localhost{0}/my%20runs/artifacts")]
    [InlineData("{0}/my runs/artifacts")]
    public async Task FileRoot_UploadListReadDelete_WorksOnTheDisk(string uri)
    {
        var root = _client.Artifacts.At(string.Format(null, uri, _folder.Path));

        await root.UploadTextAsync("plots/roc.svg", "<svg/>");
        await root.UploadTextAsync("a.txt", "A");

        Assert.Equal(["my runs/artifacts/a.txt", "my runs/artifacts/plots/roc.svg"], _folder.Files);
        Assert.Equal([new("a.txt", false, 1), new("plots", true, null)], await root.ListAsync());
        Assert.Equal([new ArtifactInfo("plots/roc.svg", false, 6)], await root.ListAsync("plots"));
        Assert.Empty(await root.ListAsync("nothing/here"));
        Assert.Equal("<svg/>", Encoding.UTF8.GetString(await root.ReadBytesAsync("plots/roc.svg")));
        await root.DeleteAsync("plots");
        await root.DeleteAsync("never/there");
        Assert.Equal(["my runs/artifacts/a.txt"], _folder.Files);
    }

    [Fact]
    public async Task FileRoot_Download_CopiesFilesAndFolders()
    {
        var root = _client.Artifacts.At(_folder["root"]);
        await root.UploadTextAsync("data/a.txt", "A");
        await root.UploadTextAsync("data/sub/b.txt", "B");

        await root.DownloadFolderAsync("data", _folder["copy"]);
        await root.DownloadFileAsync("data/a.txt", _folder["single.txt"]);

        Assert.Equal(["copy/a.txt", "copy/sub/b.txt", "root/data/a.txt", "root/data/sub/b.txt", "single.txt"], _folder.Files);
    }

    [Fact]
    public async Task FileRoot_MissingFile_ThrowsResourceDoesNotExist()
    {
        var exception = await Assert.ThrowsAsync<MlflowException>(() => _client.Artifacts.At(_folder.Path).ReadBytesAsync("nope.txt"));

        Assert.Equal(MlflowErrorCode.ResourceDoesNotExist, exception.ErrorCode);
    }

    public void Dispose()
    {
        _client.Dispose();
        _folder.Dispose();
    }
}
