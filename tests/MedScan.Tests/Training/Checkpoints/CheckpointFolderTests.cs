using MedScan.Training.Checkpoints;

namespace MedScan.Tests.Training.Checkpoints;

public sealed class CheckpointFolderTests : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("medscan-checkpoint").FullName;

    private string Target => Path.Combine(parent, "last");

    public void Dispose() => Directory.Delete(parent, recursive: true);

    [Fact]
    public void Steps_DeathBetweenAnyTwo_LeavesOldOrNewContentWhole()
    {
        CheckpointFolder.Replace(Target, folder => Write(folder, "old"));
        int steps = CheckpointFolder.Steps(Target, _ => { }).Count();
        Assert.InRange(steps, 7, 12);

        var seen = new HashSet<string>();
        for (int survived = 0; survived < steps; survived++)
        {
            Reset("old");
            foreach (Action step in CheckpointFolder.Steps(Target, folder => Write(folder, "new")).Take(survived))
                step();

            string content = Content();
            Assert.True(content is "old old" or "new new", $"after {survived} steps: {content}");
            seen.Add(content);

            // The next save, which finds what the dead process left, works and wins.
            CheckpointFolder.Replace(Target, folder => Write(folder, "newer"));
            Assert.Equal("newer newer", Content());
            Assert.Equal([Target], Directory.GetDirectories(parent));
        }

        Assert.Equal(2, seen.Count);
    }

    [Fact]
    public void Replace_DeathInTheMiddleOfWriting_LeavesOldContent()
    {
        CheckpointFolder.Replace(Target, folder => Write(folder, "old"));

        Assert.Throws<IOException>(() => CheckpointFolder.Replace(Target, folder =>
        {
            File.WriteAllText(Path.Combine(folder, "a"), "new");
            throw new IOException("No space left on device.");
        }));

        Assert.Equal("old old", Content());
    }

    [Fact]
    public void Locate_NothingWasEverSaved_IsNull() => Assert.Null(CheckpointFolder.Locate(Target));

    private void Reset(string text)
    {
        foreach (string folder in Directory.GetDirectories(parent))
            Directory.Delete(folder, recursive: true);
        CheckpointFolder.Replace(Target, folder => Write(folder, text));
    }

    private static void Write(string folder, string text)
    {
        File.WriteAllText(Path.Combine(folder, "a"), text);
        File.WriteAllText(Path.Combine(folder, "b"), text);
    }

    private string Content()
    {
        string folder = CheckpointFolder.Locate(Target)!;
        return $"{File.ReadAllText(Path.Combine(folder, "a"))} {File.ReadAllText(Path.Combine(folder, "b"))}";
    }
}
