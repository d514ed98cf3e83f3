using System.Globalization;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Experiments;

/// <summary>What is asked of the experiments tables.</summary>
internal static class ExperimentQueries
{
    /// <returns>The new experiment's id.</returns>
    /// <exception cref="ApiException">The name is taken, by a deleted experiment too.</exception>
    public static async Task<string> CreateAsync(
        Session session, string name, string? location, IReadOnlyList<KeyValuePair<string, string>> tags, long now)
    {
        await CheckNameIsFreeAsync(session, name).ConfigureAwait(false);
        var id = (await session.QueryAsync(
            "INSERT INTO experiments (name, artifact_location, lifecycle_stage, creation_time, last_update_time) VALUES ($1, $2, 'active', $3, $3) RETURNING experiment_id",
            row => row.GetInt64(0),
            name,
            location,
            now).ConfigureAwait(false))[0];
        if (location is null)
        {
            await session.ExecuteAsync(
                "UPDATE experiments SET artifact_location = $2 WHERE experiment_id = $1", id, $"mlflow-artifacts:/{id}").ConfigureAwait(false);
        }

        foreach (var (key, value) in tags)
            await SetTagAsync(session, id, key, value).ConfigureAwait(false);
        return id.ToString(CultureInfo.InvariantCulture);
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<Experiment> GetAsync(Session session, string id)
    {
        var sql = new SqlText(session.Dialect);
        sql.Append($"e.experiment_id = {sql.Add(ExperimentId.Parse(id))}");
        return await SelectAsync(session, sql).ConfigureAwait(false) is [var found] ? found : throw NotFound(id);
    }

    /// <exception cref="ApiException">There is none, or it is deleted.</exception>
    public static async Task<Experiment> GetActiveAsync(Session session, string id)
    {
        var experiment = await GetAsync(session, id).ConfigureAwait(false);
        return experiment.LifecycleStage == "active"
            ? experiment
            : throw ApiException.Invalid($"The experiment {id} must be in the 'active' state. Current state is {experiment.LifecycleStage}.");
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<Experiment> GetByNameAsync(Session session, string name)
    {
        var sql = new SqlText(session.Dialect);
        sql.Append($"e.name = {sql.Add(name)}");
        return await SelectAsync(session, sql).ConfigureAwait(false) is [var found] ? found : throw ApiException.NotFound($"Could not find experiment with name '{name}'");
    }

    /// <summary>The experiments, with their tags, that a condition (and what may follow it) on the table <c>e</c> selects.</summary>
    public static async Task<List<Experiment>> SelectAsync(Session session, SqlText condition)
    {
        var found = await session.QueryAsync(
            "SELECT e.experiment_id, e.name, e.artifact_location, e.lifecycle_stage, e.creation_time, e.last_update_time FROM experiments e WHERE " + condition,
            row => new Experiment(
                row.GetInt64(0),
                row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.GetString(3),
                row.IsDBNull(4) ? null : row.GetInt64(4),
                row.IsDBNull(5) ? null : row.GetInt64(5),
                []),
            condition.Arguments).ConfigureAwait(false);
        if (found.Count == 0)
            return found;
        var sql = new SqlText(session.Dialect);
        var ids = sql.In("experiment_id", [.. found.Select(experiment => experiment.Id)]);
        var tags = (await session.QueryAsync(
            $"SELECT experiment_id, key, value FROM experiment_tags WHERE {ids} ORDER BY key",
            row => (Id: row.GetInt64(0), Tag: KeyValuePair.Create(row.GetString(1), row.IsDBNull(2) ? string.Empty : row.GetString(2))),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => row.Id, row => row.Tag);
        return [.. found.Select(experiment => experiment with { Tags = [.. tags[experiment.Id]] })];
    }

    /// <exception cref="ApiException">There is no active experiment of this id, or the name is taken.</exception>
    public static async Task RenameAsync(Session session, string id, string name, long now)
    {
        var experiment = await GetAsync(session, id).ConfigureAwait(false);
        if (experiment.LifecycleStage != "active")
            throw new ApiException(400, "INVALID_STATE", "Cannot rename a non-active experiment.");
        if (experiment.Name != name)
            await CheckNameIsFreeAsync(session, name).ConfigureAwait(false);
        await session.ExecuteAsync(
            "UPDATE experiments SET name = $2, last_update_time = $3 WHERE experiment_id = $1",
            experiment.Id,
            name,
            now).ConfigureAwait(false);
    }

    /// <summary>Marks an active experiment and all of its runs as deleted.</summary>
    /// <exception cref="ApiException">There is no active experiment of this id.</exception>
    public static async Task DeleteAsync(Session session, string id, long now)
    {
        var number = await SetStageAsync(session, id, "active", "deleted", now).ConfigureAwait(false);
        await session.ExecuteAsync(
            "UPDATE runs SET lifecycle_stage = 'deleted', deleted_time = $2 WHERE experiment_id = $1", number, now).ConfigureAwait(false);
    }

    /// <summary>Marks a deleted experiment and all of its runs as active.</summary>
    /// <exception cref="ApiException">There is no deleted experiment of this id.</exception>
    public static async Task RestoreAsync(Session session, string id, long now)
    {
        var number = await SetStageAsync(session, id, "deleted", "active", now).ConfigureAwait(false);
        await session.ExecuteAsync(
            "UPDATE runs SET lifecycle_stage = 'active', deleted_time = NULL WHERE experiment_id = $1", number).ConfigureAwait(false);
    }

    /// <exception cref="ApiException">There is no active experiment of this id.</exception>
    public static async Task SetTagAsync(Session session, string id, string key, string value) =>
        await SetTagAsync(session, (await GetActiveAsync(session, id).ConfigureAwait(false)).Id, key, value).ConfigureAwait(false);

    /// <exception cref="ApiException">There is no active experiment of this id, or it has no such tag.</exception>
    public static async Task DeleteTagAsync(Session session, string id, string key)
    {
        var experiment = await GetActiveAsync(session, id).ConfigureAwait(false);
        if (await session.ExecuteAsync("DELETE FROM experiment_tags WHERE experiment_id = $1 AND key = $2", experiment.Id, key).ConfigureAwait(false) == 0)
            throw ApiException.NotFound($"No tag with name: {key} in experiment with id {id}");
    }

    private static ApiException NotFound(string id) => ApiException.NotFound($"No Experiment with id={id} exists");

    private static Task<int> SetTagAsync(Session session, long id, string key, string value) => session.ExecuteAsync(
        "INSERT INTO experiment_tags (key, value, experiment_id) VALUES ($1, $2, $3) ON CONFLICT (key, experiment_id) DO UPDATE SET value = excluded.value",
        key,
        value,
        id);

    private static async Task CheckNameIsFreeAsync(Session session, string name)
    {
        if (await session.FirstAsync("SELECT 1 FROM experiments WHERE name = $1", _ => true, name).ConfigureAwait(false))
            throw ApiException.Exists($"Experiment(name={name}) already exists.");
    }

    private static async Task<long> SetStageAsync(Session session, string id, string from, string to, long now)
    {
        var number = ExperimentId.Parse(id);
        return await session.ExecuteAsync(
            "UPDATE experiments SET lifecycle_stage = $3, last_update_time = $4 WHERE experiment_id = $1 AND lifecycle_stage = $2",
            number,
            from,
            to,
            now).ConfigureAwait(false) > 0
            ? number
            : throw NotFound(id);
    }
}
