using System.Collections.Immutable;
using System.Data.Common;
using System.Text.Json;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>Studies in tables, the same for every database.</summary>
/// <remarks>Whoever changes a study locks its row first, by counting its revision up. So numbers have no gaps, revisions are in the
/// order of the commits, and a reader that has seen one has seen all before it. A sign of life alone needs no revision and takes
/// no lock but the trial's.</remarks>
internal abstract partial class SqlStorage : StudyStorage
{
    private const string StudyColumns = "id, name, directions, attributes, stopped, created";

    /// <inheritdoc/>
    public override Task<StudyRecord?> CreateStudyAsync(string name, IReadOnlyList<StudyDirection> directions, CancellationToken cancellation = default)
    {
        StorageRules.CheckStudy(name, directions);
        string token = Guid.NewGuid().ToString("N");
        return WriteAsync(async (session, isRepeated) =>
        {
            StudyRecord? created = await session.FirstAsync(
                $"INSERT INTO sweep_studies (name, directions, attributes, stopped, created, revision, token) VALUES ($1, $2, '{{}}', 0, {session.Now}, 0, $3) ON CONFLICT (name) DO NOTHING RETURNING {StudyColumns}",
                ReadStudy, name, string.Join(',', directions.Select(static d => d == StudyDirection.Maximize ? "maximize" : "minimize")), token).ConfigureAwait(false);
            return created is null && isRepeated
                ? await session.FirstAsync($"SELECT {StudyColumns} FROM sweep_studies WHERE name = $1 AND token = $2", ReadStudy, name, token).ConfigureAwait(false)
                : created;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<StudyRecord?> FindStudyAsync(string name, CancellationToken cancellation = default)
    {
        StorageRules.CheckName(name, nameof(name));
        return ReadAsync(session => session.FirstAsync($"SELECT {StudyColumns} FROM sweep_studies WHERE name = $1", ReadStudy, name), cancellation);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StudyRecord>> ListStudiesAsync(CancellationToken cancellation = default) =>
        ReadAsync(static session => session.QueryAsync($"SELECT {StudyColumns} FROM sweep_studies ORDER BY id", ReadStudy), cancellation);

    /// <inheritdoc/>
    public override Task DeleteStudyAsync(long study, CancellationToken cancellation = default) => WriteAsync(async (session, _) =>
    {
        if (await TouchAsync(session, study).ConfigureAwait(false) is null)
            return false;
        await session.ExecuteAsync("DELETE FROM sweep_reports WHERE study = $1", study).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM sweep_trials WHERE study = $1", study).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM sweep_studies WHERE id = $1", study).ConfigureAwait(false);
        return true;
    }, cancellation);

    /// <inheritdoc/>
    public override Task SetStudyAttributeAsync(long study, string name, JsonElement value, CancellationToken cancellation = default)
    {
        StorageRules.CheckAttribute(name, value);
        return WriteAsync(async (session, _) =>
        {
            string? text = await session.FirstAsync("UPDATE sweep_studies SET revision = revision + 1 WHERE id = $1 RETURNING attributes", static row => row.GetString(0), study).ConfigureAwait(false);
            IReadOnlyDictionary<string, JsonElement> attributes = TrialJson.Attributes(text ?? throw Missing(study));
            return await session.ExecuteAsync("UPDATE sweep_studies SET attributes = $2 WHERE id = $1", study, TrialJson.Write(ImmutableDictionary.CreateRange(attributes).SetItem(name, value))).ConfigureAwait(false);
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task SetStoppedAsync(long study, bool stopped, CancellationToken cancellation = default) => WriteAsync(async (session, _) =>
        await session.ExecuteAsync("UPDATE sweep_studies SET revision = revision + 1, stopped = $2 WHERE id = $1", study, stopped ? 1 : 0).ConfigureAwait(false) == 1 ? true : throw Missing(study), cancellation);

    /// <inheritdoc/>
    public override async Task<StudyChanges> GetChangesAsync(long study, long since, CancellationToken cancellation = default)
    {
        // A trial that is given whole needs its older reports, too.
        StudyChanges changes = await ReadChangesAsync(
            study, since, TrialRow.Columns, TrialRow.Read,
            new SqlStatement(
                """
                SELECT number, step, value FROM sweep_reports WHERE study = $1 AND revision > $2
                UNION
                SELECT r.number, r.step, r.value FROM sweep_trials t JOIN sweep_reports r ON r.study = t.study AND r.number = t.number WHERE t.study = $1 AND t.revision > $2
                ORDER BY number, step
                """, [study, since]), cancellation).ConfigureAwait(false);
        (IReadOnlyList<FrozenTrial> trials, IReadOnlyList<TrialReport> reports) = TrialRow.Join(changes.Trials, changes.Reports);
        return changes with { Trials = trials, Reports = reports };
    }

    /// <inheritdoc/>
    public override Task<StudyChanges> GetProgressAsync(long study, long since, long? wholeSince = null, CancellationToken cancellation = default) =>
        ReadChangesAsync(
            study, wholeSince ?? since, wholeSince is null ? TrialRow.ProgressColumns : TrialRow.Columns, wholeSince is null ? TrialRow.ReadProgress : TrialRow.Read,
            new SqlStatement("SELECT number, step, value FROM sweep_reports WHERE study = $1 AND revision > $2", [study, since]), cancellation);

    /// <summary>Reads in a transaction that sees one moment.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="work">Reads; may be run again.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What was read.</returns>
    protected abstract Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation);

    /// <summary>Writes in a transaction.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">Writes; may be run again, and is told when an earlier run may have been committed although nobody said so.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What came of it.</returns>
    protected abstract Task<T> WriteAsync<T>(Func<SqlSession, bool, Task<T>> work, CancellationToken cancellation);

    /// <summary>Writes with one call of a session, before and after which others may only read: a server does all of the call or nothing, and
    /// locks the study for no longer than that. A thousand workers that each kept a lock for the way to the server and back would wait
    /// for each other most of the time.</summary>
    /// <typeparam name="T">What comes of it.</typeparam>
    /// <param name="work">Writes; may be run again, and is told when an earlier run may have been done although nobody said so.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>What came of it.</returns>
    protected virtual Task<T> WriteOnceAsync<T>(Func<SqlSession, bool, Task<T>> work, CancellationToken cancellation) => WriteAsync(work, cancellation);

    private static SweepException Missing(long study) => new($"There is no study {study}; it was deleted.");

    private Task<StudyChanges> ReadChangesAsync(
        long study, long since, string columns, Func<DbDataReader, FrozenTrial> read, SqlStatement reports, CancellationToken cancellation) => ReadAsync(async session =>
    {
        StudyRecord? record = null;
        long revision = 0;
        List<FrozenTrial> changed = [];
        List<TrialReport> reported = [];
        await session.RunAsync(
            new SqlStatement($"SELECT {StudyColumns}, revision FROM sweep_studies WHERE id = $1", [study], row => (record, revision) = (ReadStudy(row), row.GetInt64(6))),
            new SqlStatement($"SELECT {columns} FROM sweep_trials WHERE study = $1 AND revision > $2 ORDER BY number", [study, since], row => changed.Add(read(row))),
            reports with { Row = row => reported.Add(TrialRow.ReadReport(row)) }).ConfigureAwait(false);
        return new StudyChanges(revision, record ?? throw Missing(study), changed, reported);
    }, cancellation);

    // Locks the study for all who change it; null where there is none.
    private static async Task<(long Revision, bool IsStopped)?> TouchAsync(SqlSession session, long study) =>
        await session.FirstAsync("UPDATE sweep_studies SET revision = revision + 1 WHERE id = $1 RETURNING revision, stopped",
            static row => ((long, bool)?)(row.GetInt64(0), row.GetInt32(1) != 0), study).ConfigureAwait(false);

    private static StudyRecord ReadStudy(DbDataReader row) => new()
    {
        Id = row.GetInt64(0),
        Name = row.GetString(1),
        Directions = [.. row.GetString(2).Split(',').Select(static d => d == "maximize" ? StudyDirection.Maximize : StudyDirection.Minimize)],
        Attributes = TrialJson.Attributes(row.GetString(3)),
        IsStopped = row.GetInt32(4) != 0,
        Created = TrialRow.Time(row.GetInt64(5)),
    };
}
