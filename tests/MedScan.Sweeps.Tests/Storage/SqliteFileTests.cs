using MedScan.Storage;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using Microsoft.Data.Sqlite;

namespace MedScan.Sweeps.Tests.Storage;

public sealed class SqliteFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("medscan-sweeps-");

    private string FileName => Path.Combine(_folder.FullName, "study.db");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Open_Again_HasAllThatWasThere()
    {
        await using (StudyStorage first = StudyStorage.Open(FileName))
        {
            StudyRecord study = (await first.CreateStudyAsync("s", [StudyDirection.Maximize]))!;
            TrialWorker worker = new(Guid.NewGuid(), "w");
            await first.StartTrialAsync(study.Id, worker, null);
            await first.EndTrialAsync(study.Id, 0, worker.Token, TrialUpdate.Empty, 2.5);
        }
        await using StudyStorage second = StudyStorage.Open("sqlite:///" + FileName);
        StudyRecord found = (await second.FindStudyAsync("s"))!;
        Assert.Equal(2.5, Assert.Single((await second.GetChangesAsync(found.Id, 0)).Trials).Value);
    }

    [Fact]
    public async Task Open_NoSqliteFile_SaysSoAndLeavesIt()
    {
        await File.WriteAllTextAsync(FileName, "These are a patient's notes, not a database. " + new string('x', 2000));
        string before = await File.ReadAllTextAsync(FileName);
        await using StudyStorage storage = StudyStorage.Open(FileName);
        StorageException error = await Assert.ThrowsAsync<StorageException>(() => storage.ListStudiesAsync());
        Assert.Contains(FileName, error.Message, StringComparison.Ordinal);
        Assert.Contains("not an SQLite file", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
        Assert.Equal(before, await File.ReadAllTextAsync(FileName));
    }

    [Fact]
    public async Task Open_PathThatIsAFolder_SaysSo()
    {
        await using StudyStorage storage = StudyStorage.Open(_folder.FullName);
        StorageException error = await Assert.ThrowsAsync<StorageException>(() => storage.ListStudiesAsync());
        Assert.Contains(_folder.FullName, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_NewerVersion_IsRefusedEveryTime()
    {
        await using (StudyStorage storage = StudyStorage.Open(FileName))
            await storage.ListStudiesAsync();
        Run("UPDATE sweep_schema SET version = 2");
        await using StudyStorage again = StudyStorage.Open(FileName);
        for (int i = 0; i < 2; i++)
        {
            StorageException error = await Assert.ThrowsAsync<StorageException>(() => again.CreateStudyAsync("s", [StudyDirection.Minimize]));
            Assert.Contains("version 2 of their tables, this program knows version 1", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Commit_IsFlushedAndLogged()
    {
        await using StudyStorage storage = StudyStorage.Open(FileName);
        await storage.CreateStudyAsync("s", [StudyDirection.Minimize]);
        Assert.True(File.Exists(FileName + "-wal"));
        Assert.Equal("wal", Run("PRAGMA journal_mode"));
    }

    [Theory]
    [InlineData("ext4", "wal")]
    [InlineData("xfs", "wal")]
    [InlineData("overlay", "wal")]
    [InlineData("nfs", "delete")]
    [InlineData("nfs4", "delete")]
    [InlineData("CIFS", "delete")]
    [InlineData("lustre", "delete")]
    public void JournalMode_OfFileSystem_NeedsSharedMemoryOnOneMachineOnly(string fileSystem, string mode) =>
        Assert.Equal(mode, SqliteStorage.JournalMode(fileSystem));

    private string? Run(string sql)
    {
        SqliteNative.Load();
        using SqliteConnection connection = new($"Data Source={FileName};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
