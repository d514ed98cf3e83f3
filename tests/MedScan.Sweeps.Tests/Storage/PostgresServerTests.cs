using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Tests.Storage;

/// <summary>What a server does that is not there, full, or ends connections.</summary>
[Collection(nameof(PostgresServer))]
public sealed class PostgresServerTests(PostgresServer server)
{
    [Fact]
    public async Task Open_NoServer_SaysSoAtOnceWithoutThePassword()
    {
        await using StudyStorage storage = StudyStorage.Open("postgresql://ann:secret@127.0.0.1:1/db");
        StorageException error = await Assert.ThrowsAsync<StorageException>(() => storage.ListStudiesAsync());
        Assert.Contains("postgresql://ann:***@127.0.0.1:1/db", error.Message, StringComparison.Ordinal);
        Assert.Contains("See that the server runs", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Open_NoSuchDatabase_SaysWhatToDo()
    {
        string url = await PostgresSchemas.CreateAsync(server);
        await using StudyStorage storage = StudyStorage.Open(url.Replace("/test", "/nowhere", StringComparison.Ordinal));
        StorageException error = await Assert.ThrowsAsync<StorageException>(() => storage.ListStudiesAsync());
        Assert.Contains("Create the database first", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [SkippableFact]
    public async Task Open_NewerVersion_IsRefused()
    {
        string url = await PostgresSchemas.CreateAsync(server);
        await using (StudyStorage storage = StudyStorage.Open(url))
            await storage.ListStudiesAsync();
        await PostgresSchemas.RunAsync(url, "UPDATE sweep_schema SET version = 7");
        await using StudyStorage again = StudyStorage.Open(url);
        StorageException error = await Assert.ThrowsAsync<StorageException>(() => again.ListStudiesAsync());
        Assert.Contains("version 7 of their tables, this program knows version 1", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Open_ManyAtOnceInAnEmptyDatabase_AllWork()
    {
        string url = await PostgresSchemas.CreateAsync(server);
        StudyStorage[] storages = [.. Enumerable.Range(0, 8).Select(_ => StudyStorage.Open(url))];
        StudyRecord?[] created = await Task.WhenAll(storages.Select(static s => Task.Run(() => s.CreateStudyAsync("s", [StudyDirection.Minimize]))));
        Assert.Single(created, static s => s is not null);
        foreach (StudyStorage storage in storages)
            await storage.DisposeAsync();
    }

    [SkippableFact]
    public async Task AnyCall_ServerEndedItsConnections_IsDoneOnNewOnes()
    {
        string url = await PostgresSchemas.CreateAsync(server) + "&Application%20Name=victim";
        await using StudyStorage storage = StudyStorage.Open(url);
        StudyRecord study = (await storage.CreateStudyAsync("s", [StudyDirection.Minimize]))!;
        for (int i = 0; i < 3; i++)
        {
            await PostgresSchemas.RunAsync(await PostgresSchemas.CreateAsync(server),
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'victim'");
            Assert.Equal(i, await storage.EnqueueAsync(study.Id, new Dictionary<string, object?>()));
        }
    }

    [SkippableFact]
    public async Task AnyCall_ServerHasNoConnectionLeft_WaitsForOne()
    {
        string url = await PostgresSchemas.CreateAsync(server);
        await PostgresSchemas.RunAsync(url, "DROP ROLE IF EXISTS crowd; CREATE ROLE crowd LOGIN CONNECTION LIMIT 2");
        await PostgresSchemas.RunAsync(url, "GRANT ALL ON SCHEMA " + url[(url.LastIndexOf('=') + 1)..] + " TO crowd");
        // Without pools each call needs a connection of its own.
        string crowded = url.Replace("medscan@", "crowd@", StringComparison.Ordinal) + "&Pooling=false";
        StudyStorage[] storages = [.. Enumerable.Range(0, 6).Select(_ => StudyStorage.Open(crowded))];
        StudyRecord study = (await storages[0].CreateStudyAsync("s", [StudyDirection.Minimize]))!;
        await Task.WhenAll(storages.Select(s => Task.Run(async () =>
        {
            for (int i = 0; i < 3; i++)
                await s.EnqueueAsync(study.Id, new Dictionary<string, object?>());
        })));
        Assert.Equal(18, (await storages[0].GetChangesAsync(study.Id, 0)).Trials.Count);
        foreach (StudyStorage storage in storages)
            await storage.DisposeAsync();
    }
}
