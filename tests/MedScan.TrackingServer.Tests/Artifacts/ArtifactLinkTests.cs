namespace MedScan.TrackingServer.Tests.Artifacts;

/// <summary>Symbolic links below the artifact root, which somebody else with access to the disk may have made.</summary>
public sealed class ArtifactLinkTests : IAsyncLifetime
{
    private const string Base = "api/2.0/mlflow-artifacts/artifacts";

    private TestServer server = null!;
    private string outside = null!;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        await server.PutAsync("1/real.txt", "mine");
        outside = Directory.CreateDirectory(Path.Combine(server.Folder, "outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret.txt"), "secret");
        Directory.CreateSymbolicLink(Path.Combine(server.ArtifactRoot, "1", "folder"), outside);
        File.CreateSymbolicLink(Path.Combine(server.ArtifactRoot, "1", "file.txt"), Path.Combine(outside, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(server.ArtifactRoot, "1", "dangling.txt"), Path.Combine(outside, "new.txt"));
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("1/folder/secret.txt")]
    [InlineData("1/file.txt")]
    [InlineData("1/dangling.txt")]
    public async Task Get_ThroughLink_FindsNothing(string path)
    {
        var (status, text) = await server.RawAsync("GET", $"/{Base}/{path}");
        Assert.Equal(500, status);
        Assert.DoesNotContain("secret\n", text, StringComparison.Ordinal);
        Assert.Contains("No such file", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_Links_AreNotShownAndNotEntered()
    {
        Assert.Equal("""{"files":[{"path":"real.txt","is_dir":false,"file_size":4}]}""", await server.Http.GetStringAsync($"{Base}?path=1"));
        Assert.Equal("{}", await server.Http.GetStringAsync($"{Base}?path=1/folder"));
    }

    [Fact]
    public async Task Put_ThroughLinkedFolder_IsRefused()
    {
        var (status, _) = await server.RawAsync("PUT", $"/{Base}/1/folder/planted.txt", "x");
        Assert.Equal(400, status);
        Assert.Equal(["secret.txt"], Directory.EnumerateFileSystemEntries(outside).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("file.txt")]
    [InlineData("dangling.txt")]
    public async Task Put_OverLink_ReplacesTheLinkNotItsTarget(string name)
    {
        await server.PutAsync($"1/{name}", "mine");
        Assert.Null(new FileInfo(Path.Combine(server.ArtifactRoot, "1", name)).LinkTarget);
        Assert.Equal("secret", await File.ReadAllTextAsync(Path.Combine(outside, "secret.txt")));
        Assert.False(File.Exists(Path.Combine(outside, "new.txt")));
    }

    [Theory]
    [InlineData("1/folder/secret.txt")]
    [InlineData("1/folder")]
    [InlineData("1/file.txt")]
    [InlineData("1")]
    public async Task Delete_LinkOrThroughIt_LeavesTheTarget(string path)
    {
        var (status, _) = await server.RawAsync("DELETE", $"/{Base}/{path}");
        Assert.Equal(200, status);
        Assert.True(File.Exists(Path.Combine(outside, "secret.txt")));
    }

    [Fact]
    public async Task Put_FolderSwappedForLinkAllTheTime_NeverWritesOutside()
    {
        var swapped = Path.Combine(server.ArtifactRoot, "1", "swap");
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                Directory.CreateSymbolicLink(swapped, outside);
                File.Delete(swapped);
            }
        });
        for (var i = 0; i < 150; i++)
        {
            await server.RawAsync("PUT", $"/{Base}/1/swap/planted{i}.txt", "x");
            await server.RawAsync("DELETE", $"/{Base}/1/swap");
            var (status, text) = await server.RawAsync("GET", $"/{Base}/1/swap/secret.txt");
            Assert.True(status == 500, text);
        }

        await stop.CancelAsync();
        await Record.ExceptionAsync(() => swapping); // a folder of the server's may have been in the way of the link
        Assert.Equal(["secret.txt"], Directory.EnumerateFileSystemEntries(outside).Select(Path.GetFileName));
    }
}
