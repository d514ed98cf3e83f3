using MedScan.Training.Tracking;

namespace MedScan.Tests.Training.Tracking;

public sealed class RunLinkTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan-link").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData("best")]
    [InlineData("best/checkpoint.json")]
    public async Task ReadAsync_RunOrCheckpoint_FindsWhatWasWritten(string below)
    {
        var link = new RunLink("http://h:1", "scans", "abc", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));
        await link.WriteAsync(_folder);

        Assert.Equal(link, await RunLink.ReadAsync(Path.Combine(_folder, below)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"run_id\": 3}")]
    [InlineData("{}")]
    public async Task ReadAsync_BrokenFile_IsNull(string json)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, RunLink.FileName), json);

        Assert.Null(await RunLink.ReadAsync(_folder));
    }
}
