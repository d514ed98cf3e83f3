using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MedScan.Storage;
using Microsoft.Data.Sqlite;

namespace MedScan.TrackingServer.Tests.Storage;

public sealed partial class SqliteSchemaTests
{
    // What 'mlflow server' of 3.6 creates, as dumped from its file.
    private static string RecordedSchema => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Recordings", "schema-3.6.sql"));

    [Fact]
    public async Task StartAsync_NewFile_HasTheTablesOfMlflow()
    {
        using var folder = new TemporaryFolder();
        await (await EmbeddedServer.StartAsync(folder.Options)).DisposeAsync();

        using var recorded = Open(":memory:");
        Run(recorded, RecordedSchema);
        using var created = Open(folder.Database);
        Assert.Equal(Schema(recorded), Schema(created));
        Assert.Equal("bf29a5ff90ea", Assert.Single(Query(created, "SELECT version_num FROM alembic_version")));
        Assert.Equal("0|Default|mlflow-artifacts:/0|active", Assert.Single(Query(
            created, "SELECT experiment_id || '|' || name || '|' || artifact_location || '|' || lifecycle_stage FROM experiments")));
    }

    [Fact]
    public async Task StartAsync_DatabaseMadeByMlflow_ServesWhatIsInIt()
    {
        using var folder = new TemporaryFolder();
        SqliteNative.Load();
        using (var made = Open(folder.Database))
            Run(made, RecordedSchema + "INSERT INTO experiments VALUES (7, 'theirs', 'mlflow-artifacts:/7', 'active', 5, 6);");

        await using var server = await EmbeddedServer.StartAsync(folder.Options);
        using var http = new HttpClient { BaseAddress = server.Address };
        var found = await http.GetFromJsonAsync<JsonNode>("api/2.0/mlflow/experiments/get-by-name?experiment_name=theirs");
        Assert.Equal("7", (string?)found!["experiment"]!["experiment_id"]);
    }

    [Theory]
    [InlineData("CREATE TABLE alembic_version (version_num VARCHAR(32)); INSERT INTO alembic_version VALUES ('0123456789ab'); CREATE TABLE runs (x);", "0123456789ab")]
    [InlineData("CREATE TABLE patients (name TEXT);", "other tables")]
    public async Task StartAsync_DatabaseOfSomethingElse_RefusesAndLeavesItUntouched(string sql, string expected)
    {
        using var folder = new TemporaryFolder();
        SqliteNative.Load();
        using (var other = Open(folder.Database))
            Run(other, sql);
        var before = await File.ReadAllBytesAsync(folder.Database);

        var refused = await Assert.ThrowsAsync<TrackingServerException>(() => EmbeddedServer.StartAsync(folder.Options));
        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(folder.Database));
        Assert.Equal(["mlflow.db"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task StartAsync_FileThatIsNoDatabase_RefusesAndLeavesItUntouched()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Database, "Dear colleague, this is a letter and not a database of any kind at all.");
        var refused = await Assert.ThrowsAsync<TrackingServerException>(() => EmbeddedServer.StartAsync(folder.Options));
        Assert.Contains("mlflow.db", refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("Dear colleague", await File.ReadAllTextAsync(folder.Database), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StartAsync_ManyServersOnOneNewFolder_CreateTheTablesOnceAndShareThem()
    {
        using var folder = new TemporaryFolder();
        var servers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => EmbeddedServer.StartAsync(folder.Options))));
        try
        {
            var created = await Task.WhenAll(servers.SelectMany((server, number) => Enumerable.Range(0, 20).Select(async i =>
            {
                using var http = new HttpClient { BaseAddress = server.Address };
                using var response = await http.PostAsJsonAsync("api/2.0/mlflow/experiments/create", new JsonObject { ["name"] = $"{number}-{i}" });
                return (int)response.StatusCode;
            })));
            Assert.All(created, status => Assert.Equal(200, status));
        }
        finally
        {
            foreach (var server in servers)
                await server.DisposeAsync();
        }
    }

    private static SqliteConnection Open(string path)
    {
        SqliteNative.Load();
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Query(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static List<string> Schema(SqliteConnection connection) =>
        [.. Query(connection, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master ORDER BY 1").Select(sql => Space().Replace(sql, " "))];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
