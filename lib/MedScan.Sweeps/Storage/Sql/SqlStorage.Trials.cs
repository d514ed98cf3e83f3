using System.Collections.Immutable;
using System.Text.Json;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

internal abstract partial class SqlStorage
{
    private const string Owned = "study = $1 AND number = $2 AND state = 1 AND token = $3";

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
        return WriteAsync(async (session, isRepeated) =>
        {
            (long revision, bool isStopped) = await TouchAsync(session, study).ConfigureAwait(false) ?? throw Missing(study);
            FrozenTrial? trial = isRepeated
                ? await session.FirstAsync($"SELECT {TrialRow.Columns} FROM sweep_trials WHERE study = $1 AND state = 1 AND token = $2", TrialRow.Read, study, token).ConfigureAwait(false)
                : null;
            if (trial is null && !isStopped)
            {
                trial = await StartWaitingAsync(session, study, revision, token, name).ConfigureAwait(false)
                    ?? await StartNewAsync(session, study, revision, token, name, limit ?? long.MaxValue).ConfigureAwait(false);
            }
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
        return WriteAsync(async (session, _) =>
        {
            string alive = $"UPDATE sweep_trials SET seen = {session.Now} WHERE {Owned}";
            if (update.IsEmpty)
                return await session.ExecuteAsync(alive, study, number, owner).ConfigureAwait(false) == 1;
            if (update.Parameters.Count == 0 && update.Attributes.Count == 0)
                return await ReportOnlyAsync(session, study, number, owner, alive, update.Intermediate).ConfigureAwait(false);
            if (await TouchAsync(session, study).ConfigureAwait(false) is not ({ } revision, _)
                || await session.FirstAsync($"{alive} RETURNING parameters, attributes", static row => (Parts?)new Parts(row.GetString(0), row.GetString(1)), study, number, owner).ConfigureAwait(false) is not { } parts)
            {
                session.Undo();
                return false;
            }
            if (update.Parameters.Count > 0 || update.Attributes.Count > 0)
            {
                await session.ExecuteAsync("UPDATE sweep_trials SET revision = $3, parameters = $4, attributes = $5 WHERE study = $1 AND number = $2",
                    study, number, revision, parts.Parameters(update), parts.Attributes(update)).ConfigureAwait(false);
            }
            await ReportAsync(session, study, number, revision, update).ConfigureAwait(false);
            return true;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<bool> EndTrialAsync(long study, int number, Guid token, TrialUpdate update, TrialResult result, CancellationToken cancellation = default)
    {
        StorageRules.Check(update);
        ArgumentNullException.ThrowIfNull(result);
        string owner = token.ToString("N");
        return WriteAsync(async (session, _) =>
        {
            if (await TouchAsync(session, study).ConfigureAwait(false) is not ({ } revision, _))
                return false;
            FrozenTrial? trial = await session.FirstAsync($"SELECT {TrialRow.Columns} FROM sweep_trials WHERE {Owned}{session.ForUpdate}", TrialRow.Read, study, number, owner).ConfigureAwait(false);
            if (trial is null)
            {
                session.Undo();
                // The token stays with a trial that ended, so that an end whose answer was lost is known again.
                return await session.FirstAsync("SELECT 1 FROM sweep_trials WHERE study = $1 AND number = $2 AND state <> 1 AND token = $3", static row => true, study, number, owner).ConfigureAwait(false);
            }
            trial = trial with
            {
                Parameters = TrialChange.Add(trial.Parameters, update.Parameters),
                Attributes = ImmutableDictionary.CreateRange(trial.Attributes).SetItems(update.Attributes),
            };
            if (result is TrialResult.HandedBack)
            {
                await HandBackAsync(session, study, revision, TrialChange.HandBack(trial, hasDied: false), owner).ConfigureAwait(false);
                return true;
            }
            await ReportAsync(session, study, number, revision, update).ConfigureAwait(false);
            await EndAsync(session, study, revision, trial, result, owner).ConfigureAwait(false);
            return true;
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
            if (await TouchAsync(session, study).ConfigureAwait(false) is not ({ } revision, _))
                return (IReadOnlyList<int>)[];
            IReadOnlyList<FrozenTrial> silent = await session.QueryAsync(
                $"SELECT {TrialRow.Columns} FROM sweep_trials WHERE {Silent(session)} ORDER BY number{session.ForUpdate}", TrialRow.Read, study, microseconds).ConfigureAwait(false);
            foreach (FrozenTrial trial in silent)
            {
                await (trial.Attempts < attempts
                    ? HandBackAsync(session, study, revision, TrialChange.HandBack(trial, hasDied: true), owner: null)
                    : EndAsync(session, study, revision, trial, TrialResult.Fail(TrialChange.DiedTooOften(trial)), owner: null)).ConfigureAwait(false);
            }
            if (silent.Count == 0)
                session.Undo();
            return [.. silent.Select(static t => t.Number)];
        }, cancellation).ConfigureAwait(false);

        static string Silent(SqlSession session) => $"study = $1 AND state = 1 AND seen < {session.Now} - CAST($2 AS bigint)";
    }

    private static Task<FrozenTrial?> StartWaitingAsync(SqlSession session, long study, long revision, string token, string worker) => session.FirstAsync(
        $"""
        UPDATE sweep_trials SET state = 1, revision = $2, token = $3, worker = $4, attempts = attempts + 1, started = {session.Now}, seen = {session.Now}
        WHERE study = $1 AND number = (SELECT MIN(number) FROM sweep_trials WHERE study = $1 AND state = 0)
        RETURNING {TrialRow.Columns}
        """, TrialRow.Read, study, revision, token, worker);

    private static Task<FrozenTrial?> StartNewAsync(SqlSession session, long study, long revision, string token, string worker, long limit) => session.FirstAsync(
        $$"""
        INSERT INTO sweep_trials (study, number, revision, state, token, worker, attempts, started, seen, fixed, parameters, attributes, results)
        SELECT $1, next, $2, 1, $3, $4, 1, {{session.Now}}, {{session.Now}}, '{}', '[]', '{}', '[]'
        FROM (SELECT COALESCE(MAX(number) + 1, 0) AS next FROM sweep_trials WHERE study = $1) AS numbers WHERE next < $5
        RETURNING {{TrialRow.Columns}}
        """, TrialRow.Read, study, revision, token, worker, limit);

    // What workers do most often, in one message: until its answer comes, the study is locked.
    private static async Task<bool> ReportOnlyAsync(SqlSession session, long study, int number, string owner, string alive, IReadOnlyDictionary<int, double> reports)
    {
        bool isOwned = false;
        await session.RunAsync(
        [
            new SqlStatement("UPDATE sweep_studies SET revision = revision + 1 WHERE id = $1", [study]),
            new SqlStatement($"{alive} RETURNING 1", [study, number, owner], _ => isOwned = true),
            .. reports.Select(report => new SqlStatement(
                $"""
                INSERT INTO sweep_reports (study, number, step, value, revision)
                SELECT $1, $2, $4, CAST($5 AS double precision), (SELECT revision FROM sweep_studies WHERE id = $1) WHERE EXISTS (SELECT 1 FROM sweep_trials WHERE {Owned})
                ON CONFLICT (study, number, step) DO UPDATE SET value = excluded.value, revision = excluded.revision
                """, [study, number, owner, report.Key, double.IsNaN(report.Value) ? null : report.Value])),
        ]).ConfigureAwait(false);
        if (!isOwned)
            session.Undo();
        return isOwned;
    }

    private static async Task ReportAsync(SqlSession session, long study, int number, long revision, TrialUpdate update)
    {
        foreach ((int step, double value) in update.Intermediate)
        {
            await session.ExecuteAsync(
                """
                INSERT INTO sweep_reports (study, number, step, value, revision) VALUES ($1, $2, $3, $4, $5)
                ON CONFLICT (study, number, step) DO UPDATE SET value = excluded.value, revision = excluded.revision
                """, study, number, step, double.IsNaN(value) ? null : value, revision).ConfigureAwait(false);
        }
    }

    private static async Task HandBackAsync(SqlSession session, long study, long revision, FrozenTrial trial, string? owner)
    {
        await session.ExecuteAsync("DELETE FROM sweep_reports WHERE study = $1 AND number = $2", study, trial.Number).ConfigureAwait(false);
        await StoreAsync(session, study, revision, trial, owner).ConfigureAwait(false);
    }

    private static async Task EndAsync(SqlSession session, long study, long revision, FrozenTrial trial, TrialResult result, string? owner)
    {
        trial = result switch
        {
            TrialResult.Completed completed => trial with { State = TrialState.Completed, Values = completed.Values },
            TrialResult.Failed failed => trial with { State = TrialState.Failed, Error = StorageRules.Clean(failed.Error) },
            _ => trial with { State = TrialState.Pruned },
        };
        await StoreAsync(session, study, revision, trial, owner).ConfigureAwait(false);
    }

    private static Task<int> StoreAsync(SqlSession session, long study, long revision, FrozenTrial trial, string? owner) => session.ExecuteAsync(
        $"""
        UPDATE sweep_trials SET revision = $3, state = $4, attempts = $11, token = $5, fixed = $6, parameters = $7, attributes = $8, results = $9, error = $10, ended = {(trial.IsOver ? session.Now : "NULL")}
        WHERE study = $1 AND number = $2
        """, study, trial.Number, revision, TrialRow.Code(trial.State), owner, TrialJson.Write(trial.Fixed), TrialJson.Write(trial.Parameters), TrialJson.Write(trial.Attributes), TrialJson.Write(trial.Values), trial.Error, trial.Attempts);

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
