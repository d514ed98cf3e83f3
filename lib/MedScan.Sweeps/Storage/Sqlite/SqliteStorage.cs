using System.Globalization;
using MedScan.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MedScan.Sweeps.Storage;

/// <summary>Studies in an SQLite file, for the processes of one machine.</summary>
/// <remarks>
/// <para>A write-ahead log: one flush to the disk for each change, and readers never wait for writers. Every commit is flushed
/// (<c>synchronous=FULL</c>), so that neither <c>kill -9</c> nor a power cut takes back what was answered. Processes wait for each
/// other at the file's lock.</para>
/// <para>The log needs memory that the processes share, which there is not between the machines of a network file system. There a
/// rollback journal is used instead; it is right where that file system's locks are, and slow. Studies for many machines belong into
/// PostgreSQL.</para>
/// </remarks>
internal sealed class SqliteStorage(string path, TimeProvider time) : SqlStorage
{
    // Longer than any queue of workers at one file should be.
    private const int BusySeconds = 60;

    // Counts up and never gives a number again: who still works on a deleted study must not meet another one.
    private const string Key = "INTEGER PRIMARY KEY AUTOINCREMENT";
    private const string TableCount = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'sweep_schema'";

    private readonly string _path = Path.GetFullPath(path);
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteConnection? _connection;
    private bool _isDisposed;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync().ConfigureAwait(false);
        _isDisposed = true;
        Close();
        _turn.Release();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>How a file's changes are made whole.</summary>
    /// <param name="fileSystem">The file system's name as the machine gives it, such as ext4.</param>
    /// <returns>SQLite's word for it.</returns>
    internal static string JournalMode(string fileSystem) =>
        fileSystem.ToLowerInvariant() is "nfs" or "nfs4" or "cifs" or "smb" or "smb2" or "smb3" or "smbfs" or "lustre" or "gpfs" or "beegfs" or "ceph" or "afs" or "9p" or "fuse.sshfs" or "fuse.glusterfs"
            ? "delete"
            : "wal";

    /// <inheritdoc/>
    protected override Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation) => RunAsync("BEGIN", work, cancellation);

    /// <inheritdoc/>
    protected override Task<T> WriteAsync<T>(Func<SqlSession, bool, Task<T>> work, CancellationToken cancellation) =>
        RunAsync("BEGIN IMMEDIATE", session => work(session, false), cancellation);

    private async Task<T> RunAsync<T>(string begin, Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, typeof(StudyStorage));
            // SQLite waits for its file in the calling thread, which may be one that others need.
            return await Task.Run(() => TransactAsync(begin, work, cancellation), CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<T> TransactAsync<T>(string begin, Func<SqlSession, Task<T>> work, CancellationToken cancellation)
    {
        try
        {
            if (_connection is null)
                await OpenAsync(cancellation).ConfigureAwait(false);
            await BeginAsync(begin, cancellation).ConfigureAwait(false);
            SqliteSession session = new(_connection!, time);
            T result = await work(session).ConfigureAwait(false);
            Run(session.IsUndone ? "ROLLBACK" : "COMMIT");
            return result;
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException or DllNotFoundException)
        {
            RollBack();
            throw Explained(error);
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private async Task OpenAsync(CancellationToken cancellation)
    {
        SqliteNative.Load();
        string folder = Path.GetDirectoryName(_path)!;
        Directory.CreateDirectory(folder);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, DefaultTimeout = BusySeconds }.ToString());
        try
        {
            _connection.Open();
            raw.sqlite3_busy_timeout(_connection.Handle, BusySeconds * 1000);
            EnterJournalMode(JournalMode(new DriveInfo(folder).DriveFormat));
            Run("PRAGMA synchronous = FULL");
            await BeginAsync("BEGIN IMMEDIATE", cancellation).ConfigureAwait(false);
            await SqlSchema.EnsureAsync(new SqliteSession(_connection, time), TableCount, Key, _path).ConfigureAwait(false);
            Run("COMMIT");
        }
        catch
        {
            Close(); // the next use checks again
            throw;
        }
    }

    // SQLite's own waiting polls ever more seldom, up to ten times a second: of many workers one that came early would starve.
    private async Task BeginAsync(string begin, CancellationToken cancellation)
    {
        SqliteConnection connection = _connection!;
        raw.sqlite3_busy_timeout(connection.Handle, 0);
        try
        {
            for (long started = Environment.TickCount64; ;)
            {
                int code = raw.sqlite3_exec(connection.Handle, begin);
                if (code == raw.SQLITE_OK)
                    return;
                if (code is not (raw.SQLITE_BUSY or raw.SQLITE_LOCKED) || Environment.TickCount64 - started > BusySeconds * 1000)
                    SqliteException.ThrowExceptionForRC(code, connection.Handle);
                await Task.Delay(Random.Shared.Next(1, 6), cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            raw.sqlite3_busy_timeout(connection.Handle, BusySeconds * 1000);
        }
    }

    private void EnterJournalMode(string mode)
    {
        for (long started = Environment.TickCount64; ; Thread.Sleep(10))
        {
            try
            {
                // Only the first process changes it; then it is the file's.
                using SqliteCommand command = _connection!.CreateCommand();
                command.CommandText = "PRAGMA journal_mode";
                if (Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture) != mode)
                    Run($"PRAGMA journal_mode = {mode}");
                return;
            }
            catch (SqliteException error) when (error.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED && Environment.TickCount64 - started < BusySeconds * 1000)
            {
                // SQLite does not wait by itself for this.
            }
        }
    }

    private void Run(string sql)
    {
        using SqliteCommand command = _connection!.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    // A connection whose transaction cannot be ended is given up; the file itself takes back what was not committed.
    private void RollBack()
    {
        if (_connection is null)
            return;
        try
        {
            if (_connection.State == System.Data.ConnectionState.Open && raw.sqlite3_get_autocommit(_connection.Handle) == 0)
                Run("ROLLBACK");
        }
        catch (SqliteException)
        {
            Close();
        }
    }

    private void Close()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private StorageException Explained(Exception error)
    {
        int code = (error as SqliteException)?.SqliteErrorCode ?? 0;
        (string advice, bool isTransient) = code switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => ("Another process holds its lock; see that none is stopped in the midst of a change.", true),
            raw.SQLITE_FULL => ("Free some space on its disk.", true),
            raw.SQLITE_IOERR => ("See whether its disk is full or failing.", true),
            raw.SQLITE_NOTADB => ("It is not an SQLite file; name another one.", false),
            raw.SQLITE_CORRUPT => ("The file is damaged; take a copy of it out of a backup.", false),
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => ("See that the file and its folder can be written to.", false),
            _ => ("", false),
        };
        if (isTransient is false)
            Close();
        return new StorageException($"The studies in {_path} cannot be read or written: {error.Message.TrimEnd('.')}. {advice}".TrimEnd(), isTransient, error);
    }
}
