using System.Collections.Concurrent;
using MedScan.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MedScan.TrackingServer.Storage;

/// <summary>MLflow's schema in an SQLite file.</summary>
/// <remarks>
/// One thread writes. It takes all that waits into one transaction and answers after the commit, so that many small
/// requests share one flush to disk and no writer of this process ever meets another's lock; other processes are
/// waited for. Readers have connections of their own and are never blocked (write-ahead log).
/// </remarks>
internal sealed class SqliteDatabase : Database
{
    // A group ends early when it grows past this, so that the first of it is not kept waiting.
    private const int MaxGroup = 512;
    private const int BusyMilliseconds = 60_000;

    private readonly string path;
    private readonly BlockingCollection<WriteItem> queue = new(new ConcurrentQueue<WriteItem>(), boundedCapacity: 4096);
    private readonly ConcurrentBag<SqliteSession> idleReaders = [];
    private readonly SemaphoreSlim readers = new(Math.Max(4, 2 * Environment.ProcessorCount));
    private readonly SqliteSession writer;
    private readonly Thread thread;

    private SqliteDatabase(string path, SqliteSession writer)
    {
        this.path = path;
        this.writer = writer;
        thread = new Thread(WriteLoop) { IsBackground = true, Name = "mlflow.db writer" };
        thread.Start();
    }

    /// <summary>Opens or creates the database file.</summary>
    public static async Task<SqliteDatabase> OpenAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        path = Path.GetFullPath(path);
        try
        {
            SqliteNative.Load();
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await SqliteSchema.EnsureAsync(path, clock, cancellationToken).ConfigureAwait(false);
            return new SqliteDatabase(path, Connect(path, readOnly: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException or DllNotFoundException)
        {
            throw new TrackingServerException($"The database {path} cannot be opened: {e.Message}", e);
        }
    }

    public override async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        await readers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!idleReaders.TryTake(out var session))
                session = Connect(path, readOnly: true);
            try
            {
                session.Run("BEGIN");
                return await work(session).ConfigureAwait(false);
            }
            finally
            {
                if (session.InTransaction)
                    session.Run("ROLLBACK");
                idleReaders.Add(session);
            }
        }
        finally
        {
            readers.Release();
        }
    }

    public override async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var item = new WriteItem<T>(work);
        queue.Add(item, cancellationToken);
        return await item.Completion.ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync()
    {
        queue.CompleteAdding();
        thread.Join();
        foreach (var session in idleReaders)
            session.Dispose();
        writer.Dispose();
        readers.Dispose();
        queue.Dispose();
        return ValueTask.CompletedTask;
    }

    internal static SqliteSession Connect(string path, bool readOnly)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
            DefaultTimeout = BusyMilliseconds / 1000,
        }.ToString());
        connection.Open();
        raw.sqlite3_busy_timeout(connection.Handle, BusyMilliseconds);
        var session = new SqliteSession(connection);
        // SQLite would look the run up again for each of a million points. Every work item checks for itself, in its
        // transaction, that what it refers to exists; PostgreSQL enforces the same keys on the same statements.
        session.Run("PRAGMA foreign_keys = OFF");
        session.Run("PRAGMA temp_store = MEMORY");
        if (readOnly)
        {
            session.Run("PRAGMA query_only = ON");
            // A reader's own cache is emptied whenever the writer has written; the mapped file stays, and is there once for all.
            session.Run("PRAGMA mmap_size = 2147418112");
            return session;
        }

        session.Run("PRAGMA journal_mode = WAL");
        // FULL: the log is flushed to the disk before a request is answered, so not even a power cut takes it back.
        session.Run("PRAGMA synchronous = FULL");
        session.Run("PRAGMA cache_size = -65536");
        session.Run("PRAGMA wal_autocheckpoint = 4000");
        return session;
    }

    private void WriteLoop()
    {
        var group = new List<WriteItem>(MaxGroup);
        foreach (var first in queue.GetConsumingEnumerable())
        {
            group.Clear();
            group.Add(first);
            while (group.Count < MaxGroup && queue.TryTake(out var next))
                group.Add(next);
            if (Commit(group) is not { } error)
                continue;
            if (group.Count == 1)
                group[0].Fail(error);
            else
                CommitOneByOne(group);
        }
    }

    // What made a group fail (a full disk, one item's size) may not concern all of it.
    private void CommitOneByOne(List<WriteItem> group)
    {
        foreach (var item in group)
        {
            if (Commit([item]) is { } error)
                item.Fail(error);
        }
    }

    /// <returns>Null when the group is on disk and answered, else why it is not. Nothing is thrown: whatever goes wrong belongs
    /// to the requests that wait, and this thread must live on for the next.</returns>
    private Exception? Commit(List<WriteItem> group)
    {
        try
        {
            writer.Run("BEGIN IMMEDIATE");
            foreach (var item in group)
            {
                item.Run(writer);
                if (!writer.InTransaction)
                    throw item.Error ?? new InvalidOperationException("SQLite ended the transaction.");
            }

            writer.Run("COMMIT");
        }
        catch (Exception e)
        {
            return RollBack() ?? e;
        }

        foreach (var item in group)
            item.Answer();
        return null;
    }

    private Exception? RollBack()
    {
        try
        {
            writer.UndoItem();
            if (writer.InTransaction)
                writer.Run("ROLLBACK");
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }
}
