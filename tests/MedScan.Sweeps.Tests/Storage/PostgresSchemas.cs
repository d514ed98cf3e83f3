using System.Globalization;
using MedScan.Sweeps.Storage;
using Npgsql;

namespace MedScan.Sweeps.Tests.Storage;

/// <summary>An empty place for each test: a schema of one database, since a database of its own takes PostgreSQL a while.</summary>
internal static class PostgresSchemas
{
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static string? _database;
    private static int _schemas;

    /// <returns>Its address.</returns>
    public static async Task<string> CreateAsync(PostgresServer server)
    {
        await Turn.WaitAsync();
        try
        {
            _database ??= await server.CreateDatabaseAsync();
        }
        finally
        {
            Turn.Release();
        }
        string name = string.Create(CultureInfo.InvariantCulture, $"place{Interlocked.Increment(ref _schemas)}");
        await RunAsync(_database, $"CREATE SCHEMA {name}");
        return $"{_database}?Search%20Path={name}";
    }

    public static async Task RunAsync(string url, string sql)
    {
        await using NpgsqlConnection connection = new(new PostgresAddress(url).ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
