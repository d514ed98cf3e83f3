using System.Text.Json;
using MedScan.Datasets;

namespace MedScan.Cli.Tests.Commands.Data;

/// <summary>The audit as a person types it, on drawn heads of which one lies in training and testing.</summary>
public sealed class AuditDataCommandTests : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan audit ").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    private string Data => At("data");

    public async Task InitializeAsync()
    {
        await PhantomGenerator.GenerateAsync(Data, new PhantomOptions { Count = 40, ImageSize = 64 });
        File.Copy(Path.Combine(Data, "Training", "no_tumor", "0001.png"), Path.Combine(Data, "Testing", "no_tumor", "copy.png"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        _output.Dispose();
        _error.Dispose();
    }

    [Fact]
    public async Task Audit_Leakage_IsShownWithItsFilesAndExits3WhenStrict()
    {
        Assert.Equal(0, await RunAsync());
        Assert.StartsWith("data: 41 images (33 train, 8 test)\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("  Testing/no_tumor/copy.png  =  Training/no_tumor/0001.png\n", _output.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"test images that are in train +8 +1 +0 +0 +0 +1 \(12\.5 %\)", _output.ToString());
        Assert.Equal(3, await RunAsync("--strict"));
    }

    [Fact]
    public async Task Audit_FixSplit_WritesAManifestThatIsClean()
    {
        Assert.Equal(3, await RunAsync("--strict", "--fix-split", At("clean.csv"), "--groups", At("groups.csv"), "--html", At("report.html")));
        Assert.Contains("1 because the same picture or group lies in a later split, too (1 train)", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("Training/no_tumor/0001.png  because of  Testing/no_tumor/copy.png", _output.ToString(), StringComparison.Ordinal);
        Assert.Contains("copy.png", await File.ReadAllTextAsync(At("report.html")), StringComparison.Ordinal);
        Assert.Equal(42, (await File.ReadAllLinesAsync(At("groups.csv"))).Length);

        Assert.Equal(0, await new Application(_output, _error).RunAsync(["data", "audit", At("clean.csv"), "--strict"]));
        Assert.Equal(40, (await ImageDataset.OpenAsync(At("clean.csv"))).Samples.Count);
    }

    [Fact]
    public async Task Audit_Json_IsOneDocument()
    {
        Assert.Equal(0, await RunAsync("--json", "--fix-split", At("clean.csv")));
        using var json = JsonDocument.Parse(_output.ToString());
        Assert.Equal("leakage", json.RootElement.GetProperty("findings")[0].GetProperty("finding").GetString());
        Assert.Contains("Left out of the clean split: 1 image;", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--groups", "data/Training/no_tumor/0001.png")] // an image is never a file to write
    [InlineData("--groups", "no such folder/groups.csv")]
    [InlineData("--html", "report.csv")]
    [InlineData("--fix-split", "there.csv")]
    public async Task Audit_FileThatMustNotBeWritten_Exits2BeforeTheWork(string option, string file)
    {
        await File.WriteAllTextAsync(At("there.csv"), "mine");
        Assert.Equal(2, await RunAsync(option, At(file)));
        Assert.StartsWith(option, _error.ToString(), StringComparison.Ordinal);
        Assert.Equal("", _output.ToString());
        Assert.Equal("mine", await File.ReadAllTextAsync(At("there.csv")));
    }

    [Fact]
    public async Task Audit_Force_ReplacesAFileButNeverTheDataSetItself()
    {
        await File.WriteAllTextAsync(At("groups.csv"), "old");
        Assert.Equal(0, await RunAsync("--groups", At("groups.csv"), "--force"));
        Assert.StartsWith("path,group\n", await File.ReadAllTextAsync(At("groups.csv")), StringComparison.Ordinal);

        await File.WriteAllTextAsync(At("set.csv"), "path,label\ndata/Training/no_tumor/0001.png,a\ndata/Training/no_tumor/0002.png,b\n");
        Assert.Equal(2, await new Application(_output, _error).RunAsync(["data", "audit", At("set.csv"), "--fix-split", At("set.csv"), "--force"]));
        Assert.Contains("is the data set itself", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] args) => new Application(_output, _error).RunAsync(["data", "audit", Data, .. args]);

    private string At(string relative) => Path.Combine(_folder, relative);
}
