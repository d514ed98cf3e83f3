using System.Diagnostics;
using Npgsql;

namespace MedScan.Testing;

/// <summary>A throw-away PostgreSQL of the distribution's, on a free port, with a database for each who asks. It ends and
/// removes its files when the test program ends, however that ends.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    // The cluster lives as long as this shell's input is open: the system closes that even when the test program is killed.
    private const string Script = """
        set -e
        folder=$(mktemp -d)
        trap 'rm -rf "$folder"' EXIT
        "$1/initdb" -D "$folder/data" -U medscan --auth=trust --no-sync --encoding=UTF8 --locale=C >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
        "$1/pg_ctl" -D "$folder/data" -l "$folder/log" -w -s -o "-p $2 -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200" start </dev/null || { cat "$folder/log"; exit 1; }
        echo ready
        read -r _ || true
        "$1/pg_ctl" -D "$folder/data" -m immediate -s stop
        """;

    private readonly int _port = FreePort.Find();
    private Process? _shell;
    private int _databases;

    /// <summary>Why there is no server; <see langword="null"/> when there is one.</summary>
    public string? Missing { get; private set; }

    /// <summary>A new, empty database.</summary>
    /// <returns>Its address, as <c>mlflow server --backend-store-uri</c> takes it.</returns>
    public async Task<string> CreateDatabaseAsync()
    {
        Skip.If(Missing is not null, Missing);
        var name = $"test{Interlocked.Increment(ref _databases)}";
        await using var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={_port};Username=medscan;Database=postgres;Pooling=false");
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return $"postgresql://medscan@127.0.0.1:{_port}/{name}";
    }

    public async Task InitializeAsync()
    {
        var binaries = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin"))
                .Where(folder => File.Exists(Path.Combine(folder, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
        if (binaries is null)
        {
            Missing = "PostgreSQL is not installed: sudo apt-get install --no-install-recommends postgresql";
            return;
        }
        var start = new ProcessStartInfo
        {
            FileName = "sh",
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        if (Environment.UserName == "root")
        {
            // PostgreSQL refuses to run as root; its package brings this user.
            start.FileName = "runuser";
            foreach (var argument in new[] { "-u", "postgres", "--", "sh" })
                start.ArgumentList.Add(argument);
        }
        foreach (var argument in new[] { "-c", Script, "sh", binaries, _port.ToString(null, null) })
            start.ArgumentList.Add(argument);
        _shell = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var said = new List<string>();
        while (await _shell.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line == "ready")
                return;
            said.Add(line);
        }
        throw new InvalidOperationException("PostgreSQL is installed but does not start: " + string.Join('\n', said));
    }

    public async Task DisposeAsync()
    {
        if (_shell is null)
            return;
        _shell.StandardInput.Close();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await _shell.WaitForExitAsync(limit.Token);
        _shell.Dispose();
    }
}
