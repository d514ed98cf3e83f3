namespace MedScan.TrackingServer.Tests.Artifacts;

/// <summary>MLflow's published holes in the artifact proxy, each as its report describes it.</summary>
public sealed class ArtifactPathAttackTests : IAsyncLifetime
{
    private const string Base = "/api/2.0/mlflow-artifacts/artifacts";

    private TestServer server = null!;
    private string secret = null!;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        secret = Path.Combine(server.Folder, "secret.txt");
        await File.WriteAllTextAsync(secret, "hidden");
        await server.PutAsync("1/r/artifacts/a.txt", "x");
    }

    public async Task DisposeAsync()
    {
        Assert.Equal("hidden", await File.ReadAllTextAsync(secret));
        Assert.Equal(
            ["artifacts", "mlflow.db", "secret.txt"],
            Directory.EnumerateFileSystemEntries(server.Folder).Select(path => Path.GetFileName(path)!)
                .Where(name => !name.StartsWith("mlflow.db-", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        await server.DisposeAsync();
    }

    [Theory] // downloads and uploads above the root, in every spelling that was ever forgotten
    [InlineData("GET", "/../secret.txt")]
    [InlineData("GET", "/%2e%2e/secret.txt")]
    [InlineData("GET", "/%2E%2E%2Fsecret.txt")]
    [InlineData("GET", "/1/../../secret.txt")]
    [InlineData("GET", "/%252e%252e/secret.txt")]
    [InlineData("GET", "/..%252fsecret.txt")]
    [InlineData("GET", "/..%5csecret.txt")]
    [InlineData("GET", "/..\\secret.txt")]
    [InlineData("GET", "/%00/../secret.txt")]
    [InlineData("GET", "//etc/passwd")]
    [InlineData("GET", "/%2fetc%2fpasswd")]
    [InlineData("GET", "/C:/windows/win.ini")]
    [InlineData("GET", "/file:///etc/passwd")]
    [InlineData("PUT", "/..;/secret.txt")]
    public async Task Traversal_AnySpelling_IsRefusedOrStaysInside(string method, string path)
    {
        var (status, text) = await server.RawAsync(method, Base + path, method == "PUT" ? "planted" : "");
        Assert.True(status is 400 or 404 || path.Contains(';', StringComparison.Ordinal), text);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.DoesNotContain("root:", text, StringComparison.Ordinal);
    }

    [Theory] // CVE-2023-6015 and CVE-2023-6976: a file is uploaded wherever the path says
    [InlineData("/../secret.txt")]
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("//tmp/planted.txt")]
    [InlineData("/%2ftmp%2fplanted.txt")]
    [InlineData("/..%2fplanted.txt")]
    public async Task Cve20236015_UploadAboveTheRoot_IsRefused(string path) =>
        Assert.Equal(400, (await server.RawAsync("PUT", Base + path, "planted")).Status);

    [Theory] // CVE-2023-6831: the path of a deletion was decoded after it was checked
    [InlineData("/%2e%2e/secret.txt")]
    [InlineData("/1/%2E%2E/%2E%2E/secret.txt")]
    public async Task Cve20236831_DeleteEncodedParent_IsRefused(string path) =>
        Assert.Equal(400, (await server.RawAsync("DELETE", Base + path)).Status);

    [Theory] // CVE-2024-1560: and after the repair it was decoded twice
    [InlineData("/%252e%252e/secret.txt")]
    [InlineData("/..%252f..%252fsecret.txt")]
    [InlineData("/%25252e%25252e/secret.txt")]
    public async Task Cve20241560_DeleteParentEncodedTwice_IsRefused(string path) =>
        Assert.Equal(400, (await server.RawAsync("DELETE", Base + path)).Status);

    [Theory] // CVE-2023-6977 and CVE-2023-6909: lists of folders above the root
    [InlineData("..")]
    [InlineData("/")]
    [InlineData("%2e%2e")]
    [InlineData("..%252f")]
    [InlineData("file:///")]
    [InlineData("1/../..")]
    public async Task Cve20236977_ListAboveTheRoot_IsRefused(string path) =>
        Assert.Equal(400, (await server.RawAsync("GET", $"{Base}?path={path}")).Status);

    [Theory] // CVE-2023-3765 and CVE-2023-6975: Windows' ways to say the same
    [InlineData("C:/secret.txt")]
    [InlineData("C:%5csecret.txt")]
    [InlineData("%5c%5chost%5cshare%5cx")]
    [InlineData("..%5c..%5csecret.txt")]
    public async Task Cve20233765_WindowsAbsolutePath_IsRefused(string path)
    {
        foreach (var method in (string[])["GET", "PUT", "DELETE"])
            Assert.Equal(400, (await server.RawAsync(method, $"{Base}/{path}")).Status);
    }

    [Fact] // CVE-2024-27134 and CVE-2025-10279: others on the machine could put things into folders that uploads pass through
    public void Cve202427134_UploadArea_IsTheOwnersAlone()
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(Path.Combine(server.ArtifactRoot, ".upload")));
        }
    }
}
