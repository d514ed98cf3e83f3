using MedScan.Training.Checkpoints;

namespace MedScan.Tests.Training.Checkpoints;

public sealed class CheckpointTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("medscan-checkpoint").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task LoadAsync_NothingThere_SaysWhatWasExpected()
    {
        CheckpointException error = await Assert.ThrowsAsync<CheckpointException>(() => Checkpoint.LoadAsync(folder));

        Assert.Equal($"{folder}: no checkpoint here. Expected a folder with checkpoint.json, or a run with best or last in it.", error.Message);
    }

    [Theory]
    [InlineData("{", "damaged")]
    [InlineData("[]", "damaged")]
    [InlineData("""{"format_version":2}""", "expected format version 1, got 2")]
    [InlineData("""{"format_version":1}""", "damaged")]
    public async Task LoadAsync_FaultyInfo_SaysWhatIsWrong(string json, string reason)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, Checkpoint.InfoFile), json);

        CheckpointException error = await Assert.ThrowsAsync<CheckpointException>(() => Checkpoint.LoadAsync(folder));

        Assert.StartsWith(folder, error.Message, StringComparison.Ordinal);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }
}
