using System.Data.Common;
using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Inputs;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Runs;

/// <summary>What is asked of the tables of runs, parameters and tags.</summary>
internal static class RunQueries
{
    private const string InfoColumns =
        "r.run_uuid, r.experiment_id, r.name, r.user_id, r.status, r.start_time, r.end_time, r.artifact_uri, r.lifecycle_stage";

    /// <summary>The tag that says the run's name once more, for clients that know only tags.</summary>
    public const string NameTag = "mlflow.runName";

    private static RunInfo ReadInfo(DbDataReader row) => new(
        row.GetString(0),
        row.GetInt64(1),
        row.IsDBNull(2) ? null : row.GetString(2),
        row.IsDBNull(3) ? null : row.GetString(3),
        row.GetString(4),
        row.IsDBNull(5) ? null : row.GetInt64(5),
        row.IsDBNull(6) ? null : row.GetInt64(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.GetString(8));

    /// <exception cref="ApiException">There is no such experiment, or it is deleted.</exception>
    public static async Task<Run> CreateAsync(
        Session session, string id, string experimentId, string name, string userId, long startTime, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        var experiment = await ExperimentQueries.GetActiveAsync(session, experimentId).ConfigureAwait(false);
        var info = new RunInfo(
            id,
            experiment.Id,
            name,
            userId,
            RunStatus.Running,
            startTime,
            null,
            ArtifactUri(experiment.ArtifactLocation ?? string.Empty, id),
            "active");
        await session.ExecuteAsync(
            "INSERT INTO runs (run_uuid, name, source_type, source_name, entry_point_name, user_id, status, start_time, source_version, lifecycle_stage, artifact_uri, experiment_id) "
            + "VALUES ($1, $2, 'UNKNOWN', '', '', $3, $4, $5, '', 'active', $6, $7)",
            id,
            name,
            userId,
            info.Status,
            startTime,
            info.ArtifactUri,
            info.ExperimentId).ConfigureAwait(false);
        foreach (var (key, value) in tags)
            await SetTagAsync(session, id, key, value).ConfigureAwait(false);
        return new Run(info) { Tags = tags };
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<Run> GetAsync(Session session, string id) =>
        await GetAsync(session, [id]).ConfigureAwait(false) is [var run] ? run : throw NotFound(id);

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<RunInfo> GetInfoAsync(Session session, string id) =>
        await session.FirstAsync($"SELECT {InfoColumns} FROM runs r WHERE r.run_uuid = $1", ReadInfo, id).ConfigureAwait(false)
        ?? throw NotFound(id);

    /// <summary>Checks that a run may be written to.</summary>
    /// <exception cref="ApiException">There is no such run, or it is deleted.</exception>
    public static async Task<ActiveRun> RequireActiveAsync(Session session, string id)
    {
        var (stage, experiment) = await session.FirstAsync(
            "SELECT lifecycle_stage, experiment_id FROM runs WHERE run_uuid = $1",
            row => (row.GetString(0), row.GetInt64(1)),
            id).ConfigureAwait(false);
        if (stage is null)
            throw NotFound(id);
        return stage == "active" ? new ActiveRun(id, experiment) : throw ApiException.Invalid(
            $"The run {id} must be in the 'active' state. Current state is {stage}.");
    }

    /// <summary>Changes what is given of a run's status, end and name.</summary>
    /// <exception cref="ApiException">There is no such run, or it is deleted.</exception>
    public static async Task<RunInfo> UpdateAsync(Session session, string id, string? status, long? endTime, string? name)
    {
        await RequireActiveAsync(session, id).ConfigureAwait(false);
        await session.ExecuteAsync(
            "UPDATE runs SET status = COALESCE($2, status), end_time = COALESCE($3, end_time) WHERE run_uuid = $1",
            id,
            status ?? (object)DBNull.Value,
            endTime ?? (object)DBNull.Value).ConfigureAwait(false);
        if (!string.IsNullOrEmpty(name))
            await RenameAsync(session, id, name).ConfigureAwait(false);
        return await GetInfoAsync(session, id).ConfigureAwait(false);
    }

    /// <summary>Marks a run as deleted or active, whatever it was.</summary>
    /// <exception cref="ApiException">There is no such run.</exception>
    public static async Task SetStageAsync(Session session, string id, string stage, long? deletedTime)
    {
        if (await session.ExecuteAsync(
            "UPDATE runs SET lifecycle_stage = $2, deleted_time = $3 WHERE run_uuid = $1", id, stage, deletedTime ?? (object)DBNull.Value).ConfigureAwait(false) == 0)
        {
            throw NotFound(id);
        }
    }

    /// <summary>Sets tags of a run that is known to be active; the tag of its name renames it.</summary>
    public static async Task SetTagsAsync(Session session, string id, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key != NameTag)
                await SetTagAsync(session, id, key, value).ConfigureAwait(false);
            else if (value.Length > 0)
                await RenameAsync(session, id, value).ConfigureAwait(false);
        }
    }

    /// <exception cref="ApiException">There is no such run, it is deleted, or it has no such tag.</exception>
    public static async Task DeleteTagAsync(Session session, string id, string key)
    {
        await RequireActiveAsync(session, id).ConfigureAwait(false);
        if (await session.ExecuteAsync("DELETE FROM tags WHERE run_uuid = $1 AND key = $2", id, key).ConfigureAwait(false) == 0)
            throw ApiException.NotFound($"No tag with name: {key} in run with id {id}");
    }

    /// <summary>Adds parameters to a run that is known to be active.</summary>
    /// <returns>Those that were there with another value, with that value: nothing of them was changed.</returns>
    public static async Task<IReadOnlyList<(string Key, string OldValue, string NewValue)>> AddParametersAsync(
        Session session, string id, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        var conflicts = new List<(string, string, string)>();
        foreach (var (key, value) in parameters)
        {
            if (await session.ExecuteAsync(
                "INSERT INTO params (key, value, run_uuid) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", key, value, id).ConfigureAwait(false) > 0)
            {
                continue;
            }

            var old = await session.FirstAsync("SELECT value FROM params WHERE run_uuid = $1 AND key = $2", row => row.GetString(0), id, key).ConfigureAwait(false);
            if (old is not null && old != value)
                conflicts.Add((key, old, value));
        }

        return conflicts;
    }

    /// <summary>Runs with what was logged to them, in the order of their ids; all of them must exist.</summary>
    public static async Task<IReadOnlyList<Run>> GetAsync(Session session, IReadOnlyList<string> ids)
    {
        if (ids.Count == 0)
            return [];
        var sql = new SqlText(session.Dialect);
        var infos = await session.QueryAsync(
            $"SELECT {InfoColumns} FROM {sql.Each(ids)} JOIN runs r ON r.run_uuid = j.value ORDER BY j.key", ReadInfo, sql.Arguments).ConfigureAwait(false);
        var metrics = await session.LatestMetricsAsync(ids).ConfigureAwait(false);
        var parameters = await PairsAsync(session, "params", ids).ConfigureAwait(false);
        var tags = await PairsAsync(session, "tags", ids).ConfigureAwait(false);
        var datasets = await InputQueries.DatasetsAsync(session, ids).ConfigureAwait(false);
        var modelInputs = await InputQueries.ModelInputsAsync(session, ids).ConfigureAwait(false);
        var modelOutputs = await InputQueries.ModelOutputsAsync(session, ids).ConfigureAwait(false);
        return
        [
            .. infos.Select((info, place) => new Run(info)
            {
                Metrics = metrics[place],
                Parameters = parameters[place],
                Tags = tags[place],
                Datasets = [.. datasets[info.Id]],
                ModelInputs = [.. modelInputs[info.Id]],
                ModelOutputs = [.. modelOutputs[info.Id]],
            }),
        ];
    }

    public static ApiException NotFound(string id) => ApiException.NotFound($"Run with id={id} not found");

    private static async Task RenameAsync(Session session, string id, string name)
    {
        await session.ExecuteAsync("UPDATE runs SET name = $2 WHERE run_uuid = $1", id, name).ConfigureAwait(false);
        await SetTagAsync(session, id, NameTag, name).ConfigureAwait(false);
    }

    private static Task<int> SetTagAsync(Session session, string id, string key, string value) => session.ExecuteAsync(
        "INSERT INTO tags (key, value, run_uuid) VALUES ($1, $2, $3) ON CONFLICT (key, run_uuid) DO UPDATE SET value = excluded.value", key, value, id);

    private static async Task<List<KeyValuePair<string, string>>[]> PairsAsync(Session session, string table, IReadOnlyList<string> ids)
    {
        var sql = new SqlText(session.Dialect);
        var found = new List<KeyValuePair<string, string>>[ids.Count];
        for (var i = 0; i < found.Length; i++)
            found[i] = [];
        await session.QueryAsync(
            $"SELECT j.key, p.key, p.value FROM {sql.Each(ids)} JOIN {table} p ON p.run_uuid = j.value",
            row =>
            {
                found[row.GetInt64(0)].Add(KeyValuePair.Create(row.GetString(1), row.IsDBNull(2) ? string.Empty : row.GetString(2)));
                return true;
            },
            sql.Arguments).ConfigureAwait(false);
        return found;
    }

    // The folder goes before a query that the location may have.
    private static string ArtifactUri(string location, string run)
    {
        var query = location.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? location : location[..query];
        return $"{path.TrimEnd('/')}/{run}/artifacts{(query < 0 ? string.Empty : location[query..])}";
    }
}
