using System.Data.Common;
using System.Text.Json;
using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>What is asked of the tables of logged models.</summary>
internal static class LoggedModelQueries
{
    public const string Columns =
        "l.model_id, l.experiment_id, l.name, l.artifact_location, l.creation_timestamp_ms, l.last_updated_timestamp_ms, l.status, l.model_type, l.source_run_id";

    private const string VersionsTag = "mlflow.modelVersions";

    /// <exception cref="ApiException">There is no active experiment of this id.</exception>
    public static async Task<LoggedModel> CreateAsync(Session session, string experimentId, LoggedModel model)
    {
        var experiment = await ExperimentQueries.GetActiveAsync(session, experimentId).ConfigureAwait(false);
        await session.ExecuteAsync(
            "INSERT INTO logged_models (model_id, experiment_id, name, artifact_location, creation_timestamp_ms, last_updated_timestamp_ms, status, lifecycle_stage, "
            + "model_type, source_run_id) VALUES ($1, $2, $3, $4, $5, $5, $6, 'active', $7, $8)",
            model.Id,
            experiment.Id,
            model.Name,
            $"{experiment.ArtifactLocation?.TrimEnd('/')}/models/{model.Id}/artifacts",
            model.CreationTime,
            model.Status,
            model.ModelType,
            model.SourceRunId).ConfigureAwait(false);
        foreach (var tag in model.Tags)
            await SetTagAsync(session, model.Id, tag).ConfigureAwait(false);
        await AddParametersAsync(session, model.Id, model.Parameters).ConfigureAwait(false);
        return await GetAsync(session, model.Id).ConfigureAwait(false);
    }

    /// <exception cref="ApiException">There is none, or it was deleted.</exception>
    public static async Task<LoggedModel> GetAsync(Session session, string id)
    {
        var found = await session.FirstAsync(
            $"SELECT {Columns} FROM logged_models l WHERE l.model_id = $1 AND l.lifecycle_stage <> 'deleted'", Read, id).ConfigureAwait(false) ?? throw NotFound(id);
        return (await CompleteAsync(session, [found]).ConfigureAwait(false))[0];
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<LoggedModel> FinalizeAsync(Session session, string id, int status, long now)
    {
        await GetAsync(session, id).ConfigureAwait(false);
        await session.ExecuteAsync(
            "UPDATE logged_models SET status = $2, last_updated_timestamp_ms = $3 WHERE model_id = $1", id, status, now).ConfigureAwait(false);
        return await GetAsync(session, id).ConfigureAwait(false);
    }

    /// <summary>Marks a model as deleted, whatever it was.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static async Task DeleteAsync(Session session, string id, long now)
    {
        if (await session.ExecuteAsync(
            "UPDATE logged_models SET lifecycle_stage = 'deleted', last_updated_timestamp_ms = $2 WHERE model_id = $1", id, now).ConfigureAwait(false) == 0)
        {
            throw NotFound(id);
        }
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task SetTagsAsync(Session session, string id, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        await GetAsync(session, id).ConfigureAwait(false);
        foreach (var tag in tags)
            await SetTagAsync(session, id, tag).ConfigureAwait(false);
    }

    /// <exception cref="ApiException">There is no such model, or it has no such tag.</exception>
    public static async Task DeleteTagAsync(Session session, string id, string key)
    {
        await GetAsync(session, id).ConfigureAwait(false);
        if (await session.ExecuteAsync("DELETE FROM logged_model_tags WHERE model_id = $1 AND tag_key = $2", id, key).ConfigureAwait(false) == 0)
            throw ApiException.NotFound($"No tag with key {PythonText.Quoted(key)} found for model with ID {PythonText.Quoted(id)}.");
    }

    /// <summary>Adds parameters to a model that exists.</summary>
    /// <exception cref="ApiException">One of them is there with another value.</exception>
    public static async Task AddParametersAsync(Session session, string id, IReadOnlyList<KeyValuePair<string, string>> parameters)
    {
        foreach (var (key, value) in parameters)
        {
            var added = await session.ExecuteAsync(
                "INSERT INTO logged_model_params (model_id, experiment_id, param_key, param_value) "
                + "SELECT model_id, experiment_id, $2, $3 FROM logged_models WHERE model_id = $1 ON CONFLICT DO NOTHING",
                id,
                key,
                value).ConfigureAwait(false);
            var stored = added > 0 ? value : await session.FirstAsync(
                "SELECT param_value FROM logged_model_params WHERE model_id = $1 AND param_key = $2", row => row.GetString(0), id, key).ConfigureAwait(false);
            if (stored != value)
                throw ApiException.Invalid($"Changing param values is not allowed. Param with key='{key}' was already logged with value='{stored}' for model ID='{id}'.");
        }
    }

    /// <summary>Notes in a tag of the model that a registered version was made of it.</summary>
    public static async Task AddVersionAsync(Session session, string id, string name, long version)
    {
        var noted = (await GetAsync(session, id).ConfigureAwait(false)).Tags.FirstOrDefault(tag => tag.Key == VersionsTag).Value;
        var entry = $"{{\"name\": {PythonText.Json(name)}, \"version\": {version}}}";
        var list = Entries(noted) > 0 ? $"{noted!.TrimEnd()[..^1]}, {entry}]" : $"[{entry}]";
        await SetTagAsync(session, id, new(VersionsTag, list)).ConfigureAwait(false);
    }

    /// <summary>A row of <see cref="Columns"/>.</summary>
    public static LoggedModel Read(DbDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetString(2), row.GetString(3))
    {
        CreationTime = row.GetInt64(4),
        LastUpdatedTime = row.GetInt64(5),
        Status = row.GetInt32(6),
        ModelType = row.IsDBNull(7) ? null : row.GetString(7),
        SourceRunId = row.IsDBNull(8) ? null : row.GetString(8),
    };

    /// <summary>Adds tags, parameters and metrics.</summary>
    public static async Task<IReadOnlyList<LoggedModel>> CompleteAsync(Session session, IReadOnlyList<LoggedModel> models)
    {
        if (models.Count == 0)
            return models;
        IReadOnlyList<string> ids = [.. models.Select(model => model.Id)];
        var tags = await PairsAsync(session, "logged_model_tags", "tag_key", "tag_value", ids).ConfigureAwait(false);
        var parameters = await PairsAsync(session, "logged_model_params", "param_key", "param_value", ids).ConfigureAwait(false);
        var metrics = await MetricsAsync(session, ids).ConfigureAwait(false);
        return
        [
            .. models.Select(model => model with { Tags = [.. tags[model.Id]], Parameters = [.. parameters[model.Id]], Metrics = [.. metrics[model.Id]] }),
        ];
    }

    private static ApiException NotFound(string id) => ApiException.NotFound($"Logged model with ID '{id}' not found.");

    private static Task<int> SetTagAsync(Session session, string id, KeyValuePair<string, string> tag) => session.ExecuteAsync(
        "INSERT INTO logged_model_tags (model_id, experiment_id, tag_key, tag_value) SELECT model_id, experiment_id, $2, $3 FROM logged_models WHERE model_id = $1 "
        + "ON CONFLICT (model_id, tag_key) DO UPDATE SET tag_value = excluded.tag_value",
        id,
        tag.Key,
        tag.Value);

    private static async Task<ILookup<string, KeyValuePair<string, string>>> PairsAsync(
        Session session, string table, string key, string value, IReadOnlyList<string> ids)
    {
        var sql = new SqlText(session.Dialect);
        return (await session.QueryAsync(
            $"SELECT model_id, {key}, {value} FROM {table} WHERE {sql.In("model_id", ids)} ORDER BY {key}",
            row => (Model: row.GetString(0), Pair: KeyValuePair.Create(row.GetString(1), row.GetString(2))),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => row.Model, row => row.Pair);
    }

    private static async Task<ILookup<string, LoggedModelMetric>> MetricsAsync(Session session, IReadOnlyList<string> ids)
    {
        var sql = new SqlText(session.Dialect);
        return (await session.QueryAsync(
            "SELECT model_id, metric_name, metric_value, metric_timestamp_ms, metric_step, dataset_name, dataset_digest, run_id FROM logged_model_metrics "
            + $"WHERE {sql.In("model_id", ids)} ORDER BY metric_name, metric_timestamp_ms, metric_step",
            row => new LoggedModelMetric(
                row.GetString(0),
                row.GetString(1),
                row.IsDBNull(2) ? null : row.GetDouble(2),
                row.GetInt64(3),
                row.GetInt64(4),
                row.IsDBNull(5) ? null : row.GetString(5),
                row.IsDBNull(6) ? null : row.GetString(6),
                row.GetString(7)),
            sql.Arguments).ConfigureAwait(false)).ToLookup(metric => metric.ModelId);
    }

    // How many entries a noted list has; none when it is no list.
    private static int Entries(string? noted)
    {
        try
        {
            using var document = JsonDocument.Parse(noted ?? "[]");
            return document.RootElement.ValueKind == JsonValueKind.Array ? document.RootElement.GetArrayLength() : 0;
        }
        catch (JsonException)
        {
            return 0;
        }
    }
}
