using System.Collections.Immutable;
using System.Text.Json;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

internal abstract partial class SqlStorage
{
    private const string Owned = "study = $1 AND number = $2 AND state = 1 AND token = $3";

    // Each change counts it up first, and so waits for those before it.
    private const string Touch = "UPDATE sweep_studies SET revision = revision + 1 WHERE id = $1";
    private const string Revision = "(SELECT revision FROM sweep_studies WHERE id = $1)";
    private const string IsOpen = "EXISTS (SELECT 1 FROM sweep_studies WHERE id = $1 AND stopped = 0)";

    /// <inheritdoc/>
    public override Task<int> EnqueueAsync(long study, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation = default)
    {
        string json = TrialJson.Write(StorageRules.Canonical(values));
        string token = Guid.NewGuid().ToString("N"); // nobody's: it only tells the row again that was written
        return WriteAsync(async (session, isRepeated) =>
        {
            (long revision, _) = await TouchAsync(session, study).ConfigureAwait(false) ?? throw Missing(study);
            if (isRepeated && await session.FirstAsync("SELECT number FROM sweep_trials WHERE study = $1 AND token = $2", static row => (int?)row.GetInt32(0), study, token).ConfigureAwait(false) is { } number)
                return number;
            return await session.FirstAsync(
                """
                INSERT INTO sweep_trials (study, number, revision, state, token, attempts, fixed, parameters, attributes, results)
                SELECT $1, COALESCE(MAX(number) + 1, 0), $2, 0, $3, 0, $4, '[]', '{}', '[]' FROM sweep_trials WHERE study = $1
                RETURNING number
                """, static row => row.GetInt32(0), study, revision, token, json).ConfigureAwait(false);
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<FrozenTrial?> StartTrialAsync(long study, TrialWorker worker, long? limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(worker);
        string token = worker.Token.ToString("N"), name = StorageRules.Clean(worker.Name);
        return WriteOnceAsync(async (session, isRepeated) =>
        {
            if (isRepeated && await session.FirstAsync($"SELECT {TrialRow.Columns} FROM sweep_trials WHERE study = $1 AND state = 1 AND token = $2", TrialRow.Read, study, token).ConfigureAwait(false) is { } begun)
                return begun;
            bool isThere = false;
            FrozenTrial? trial = null;
            await session.RunAsync(
                new SqlStatement($"{Touch} RETURNING 1", [study], _ => isThere = true),
                new SqlStatement($"{StartWaiting(session)} RETURNING {TrialRow.Columns}", [study, token, name], row => trial = TrialRow.Read(row)),
                new SqlStatement($"{StartNew(session)} RETURNING {TrialRow.Columns}", [study, token, name, limit ?? long.MaxValue], row => trial = TrialRow.Read(row))).ConfigureAwait(false);
            if (!isThere)
                throw Missing(study);
            if (trial is null)
                session.Undo();
            return trial;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<bool> UpdateTrialAsync(long study, int number, Guid token, TrialUpdate update, CancellationToken cancellation = default)
    {
        StorageRules.Check(update);
        string owner = token.ToString("N");
        return WriteOnceAsync(async (session, _) =>
        {
            if (update.IsEmpty)
                return await session.ExecuteAsync(Alive(session), study, number, owner).ConfigureAwait(false) == 1;
            bool isText = update.Parameters.Count > 0 || update.Attributes.Count > 0;
            // Only the owner changes what is read here, so it holds until the next message, in which it has to be the owner still.
            Parts? parts = isText
                ? await session.FirstAsync($"SELECT parameters, attributes FROM sweep_trials WHERE {Owned}", static row => new Parts(row.GetString(0), row.GetString(1)), study, number, owner).ConfigureAwait(false)
                : null;
            if (isText && parts is null)
                return false;
            bool isOwned = false;
            await session.RunAsync(
            [
                new SqlStatement(Touch, [study]),
                parts is null
                    ? new SqlStatement($"{Alive(session)} RETURNING 1", [study, number, owner], _ => isOwned = true)
                    : new SqlStatement(
                        $"UPDATE sweep_trials SET seen = {session.Now}, revision = {Revision}, parameters = $4, attributes = $5 WHERE {Owned} RETURNING 1",
                        [study, number, owner, parts.Parameters(update), parts.Attributes(update)], _ => isOwned = true),
                .. Reports(study, number, owner, update),
            ]).ConfigureAwait(false);
            if (!isOwned)
                session.Undo();
            return isOwned;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<bool> EndTrialAsync(long study, int number, Guid token, TrialUpdate update, TrialResult result, CancellationToken cancellation = default)
    {
        StorageRules.Check(update);
        ArgumentNullException.ThrowIfNull(result);
        string owner = token.ToString("N");
        return WriteOnceAsync(async (session, _) =>
        {
            bool isOwned = false;
            FrozenTrial? trial = await session.FirstAsync($"SELECT {TrialRow.Columns} FROM sweep_trials WHERE {Owned}", TrialRow.Read, study, number, owner).ConfigureAwait(false);
            if (trial is not null)
            {
                trial = trial with
                {
                    Parameters = TrialChange.Add(trial.Parameters, update.Parameters),
                    Attributes = ImmutableDictionary.CreateRange(trial.Attributes).SetItems(update.Attributes),
                };
                await session.RunAsync(
                [
                    new SqlStatement(Touch, [study]),
                    .. result is TrialResult.HandedBack ? [Forget(study, number, owner)] : Reports(study, number, owner, update),
                    Store(session, study, result is TrialResult.HandedBack ? TrialChange.HandBack(trial, hasDied: false) : Ended(trial, result), owner, owner, () => isOwned = true),
                ]).ConfigureAwait(false);
            }
            if (isOwned)
                return true;
            session.Undo();
            // The token stays with a trial that ended, so that an end whose answer was lost is known again.
            return await session.FirstAsync("SELECT 1 FROM sweep_trials WHERE study = $1 AND number = $2 AND state <> 1 AND token = $3", static row => true, study, number, owner).ConfigureAwait(false);
        }, cancellation);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<int>> ReclaimAsync(long study, TimeSpan silence, int attempts, CancellationToken cancellation = default)
    {
        long microseconds = (long)silence.TotalMicroseconds;
        // Every worker asks often and there is seldom anything, so no lock is taken for the question.
        bool isAny = await ReadAsync(session => session.FirstAsync($"SELECT 1 FROM sweep_trials WHERE {Silent(session)} LIMIT 1", static row => true, study, microseconds), cancellation).ConfigureAwait(false);
        return !isAny ? [] : await WriteAsync(async (session, _) =>
        {
            if (await TouchAsync(session, study).ConfigureAwait(false) is null)
                return (IReadOnlyList<int>)[];
            IReadOnlyList<(FrozenTrial Trial, string Owner)> silent = await session.QueryAsync(
                $"SELECT {TrialRow.Columns}, token FROM sweep_trials WHERE {Silent(session)} ORDER BY number{session.ForUpdate}",
                static row => (TrialRow.Read(row), row.GetString(TrialRow.ColumnCount)), study, microseconds).ConfigureAwait(false);
            foreach ((FrozenTrial trial, string owner) in silent)
            {
                bool isOver = trial.Attempts >= attempts;
                await session.RunAsync(
                [
                    .. isOver ? (SqlStatement[])[] : [Forget(study, trial.Number, owner)],
                    Store(session, study, isOver ? Ended(trial, TrialResult.Fail(TrialChange.DiedTooOften(trial))) : TrialChange.HandBack(trial, hasDied: true), owner, newOwner: null),
                ]).ConfigureAwait(false);
            }
            if (silent.Count == 0)
                session.Undo();
            return [.. silent.Select(static t => t.Trial.Number)];
        }, cancellation).ConfigureAwait(false);

        static string Silent(SqlSession session) => $"study = $1 AND state = 1 AND seen < {session.Now} - CAST($2 AS bigint)";
    }

    private static string Alive(SqlSession session) => $"UPDATE sweep_trials SET seen = {session.Now} WHERE {Owned}";

    private static string StartWaiting(SqlSession session) =>
        $"""
        UPDATE sweep_trials SET state = 1, revision = {Revision}, token = $2, worker = $3, attempts = attempts + 1, started = {session.Now}, seen = {session.Now}
        WHERE study = $1 AND number = (SELECT MIN(number) FROM sweep_trials WHERE study = $1 AND state = 0) AND {IsOpen}
        """;

    // The revision is new, so that a trial that has it was begun by the statement before.
    private static string StartNew(SqlSession session) =>
        $$"""
        INSERT INTO sweep_trials (study, number, revision, state, token, worker, attempts, started, seen, fixed, parameters, attributes, results)
        SELECT $1, next, {{Revision}}, 1, $2, $3, 1, {{session.Now}}, {{session.Now}}, '{}', '[]', '{}', '[]'
        FROM (SELECT COALESCE(MAX(number) + 1, 0) AS next FROM sweep_trials WHERE study = $1) AS numbers
        WHERE next < $4 AND {{IsOpen}} AND NOT EXISTS (SELECT 1 FROM sweep_trials WHERE study = $1 AND revision = {{Revision}})
        """;

    private static IEnumerable<SqlStatement> Reports(long study, int number, string owner, TrialUpdate update) => update.Intermediate.Select(report => new SqlStatement(
        $"""
        INSERT INTO sweep_reports (study, number, step, value, revision)
        SELECT $1, $2, $4, CAST($5 AS double precision), {Revision} WHERE EXISTS (SELECT 1 FROM sweep_trials WHERE {Owned})
        ON CONFLICT (study, number, step) DO UPDATE SET value = excluded.value, revision = excluded.revision
        """, [study, number, owner, report.Key, double.IsNaN(report.Value) ? null : report.Value]));

    private static SqlStatement Forget(long study, int number, string owner) =>
        new($"DELETE FROM sweep_reports WHERE study = $1 AND number = $2 AND EXISTS (SELECT 1 FROM sweep_trials WHERE {Owned})", [study, number, owner]);

    private static FrozenTrial Ended(FrozenTrial trial, TrialResult result) => result switch
    {
        TrialResult.Completed completed => trial with { State = TrialState.Completed, Values = completed.Values },
        TrialResult.Failed failed => trial with { State = TrialState.Failed, Error = StorageRules.Clean(failed.Error) },
        _ => trial with { State = TrialState.Pruned },
    };

    private static SqlStatement Store(SqlSession session, long study, FrozenTrial trial, string owner, string? newOwner, Action? stored = null) => new(
        $"""
        UPDATE sweep_trials SET revision = {Revision}, state = $4, attempts = $5, token = $6, fixed = $7, parameters = $8, attributes = $9, results = $10, error = $11, ended = {(trial.IsOver ? session.Now : "NULL")}
        WHERE {Owned}{(stored is null ? "" : " RETURNING 1")}
        """,
        [study, trial.Number, owner, TrialRow.Code(trial.State), trial.Attempts, newOwner, TrialJson.Write(trial.Fixed), TrialJson.Write(trial.Parameters), TrialJson.Write(trial.Attributes), TrialJson.Write(trial.Values), trial.Error],
        stored is null ? null : _ => stored());

    private sealed record Parts(string StoredParameters, string StoredAttributes)
    {
        public string Parameters(TrialUpdate update) => update.Parameters.Count == 0
            ? StoredParameters
            : TrialJson.Write(TrialChange.Add(TrialJson.Parameters(StoredParameters), update.Parameters));

        public string Attributes(TrialUpdate update) => update.Attributes.Count == 0
            ? StoredAttributes
            : TrialJson.Write((IReadOnlyDictionary<string, JsonElement>)ImmutableDictionary.CreateRange(TrialJson.Attributes(StoredAttributes)).SetItems(update.Attributes));
    }
}
