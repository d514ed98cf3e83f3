using System.Data.Common;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Models;

/// <summary>What is asked of the tables of registered models.</summary>
internal static class RegisteredModelQueries
{
    public const string Columns = "m.name, m.creation_time, m.last_updated_time, m.description";

    /// <exception cref="ApiException">The name is taken.</exception>
    public static async Task<RegisteredModel> CreateAsync(
        Session session, string name, string? description, IReadOnlyList<KeyValuePair<string, string>> tags, long now)
    {
        await CheckNameIsFreeAsync(session, name, tags.Any(tag => tag.Key == ModelRules.PromptTag)).ConfigureAwait(false);
        await session.ExecuteAsync(
            "INSERT INTO registered_models (name, creation_time, last_updated_time, description) VALUES ($1, $2, $2, $3)", name, now, description).ConfigureAwait(false);
        foreach (var tag in tags)
            await SetTagAsync(session, name, tag).ConfigureAwait(false);
        return await GetAsync(session, name).ConfigureAwait(false);
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<RegisteredModel> GetAsync(Session session, string name)
    {
        var found = await session.FirstAsync($"SELECT {Columns} FROM registered_models m WHERE m.name = $1", Read, name).ConfigureAwait(false)
            ?? throw NotFound(name);
        return (await CompleteAsync(session, [found]).ConfigureAwait(false))[0];
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task RequireAsync(Session session, string name)
    {
        if (!await session.FirstAsync("SELECT 1 FROM registered_models WHERE name = $1", _ => true, name).ConfigureAwait(false))
            throw NotFound(name);
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<RegisteredModel> UpdateAsync(Session session, string name, string description, long now)
    {
        if (await session.ExecuteAsync(
            "UPDATE registered_models SET description = $2, last_updated_time = $3 WHERE name = $1", name, description, now).ConfigureAwait(false) == 0)
        {
            throw NotFound(name);
        }

        return await GetAsync(session, name).ConfigureAwait(false);
    }

    /// <exception cref="ApiException">There is none, or the new name is taken.</exception>
    public static async Task<RegisteredModel> RenameAsync(Session session, string name, string newName, long now)
    {
        await RequireAsync(session, name).ConfigureAwait(false);
        if (newName != name)
            await CheckNameIsFreeAsync(session, newName, isPrompt: false).ConfigureAwait(false);
        await session.ExecuteAsync("UPDATE registered_models SET name = $2, last_updated_time = $3 WHERE name = $1", name, newName, now).ConfigureAwait(false);
        // In PostgreSQL they have followed by their foreign keys; SQLite has these switched off.
        foreach (var table in (string[])["model_versions", "model_version_tags", "registered_model_tags", "registered_model_aliases"])
            await session.ExecuteAsync($"UPDATE {table} SET name = $2 WHERE name = $1", name, newName).ConfigureAwait(false);
        await session.ExecuteAsync("UPDATE model_versions SET last_updated_time = $2 WHERE name = $1", newName, now).ConfigureAwait(false);
        return await GetAsync(session, newName).ConfigureAwait(false);
    }

    /// <summary>Deletes a model with all its versions.</summary>
    /// <exception cref="ApiException">There is none.</exception>
    public static async Task DeleteAsync(Session session, string name)
    {
        await RequireAsync(session, name).ConfigureAwait(false);
        foreach (var table in (string[])["model_version_tags", "model_versions", "registered_model_tags", "registered_model_aliases", "registered_models"])
            await session.ExecuteAsync($"DELETE FROM {table} WHERE name = $1", name).ConfigureAwait(false);
    }

    /// <summary>Notes that something of the model changed.</summary>
    public static Task<int> TouchAsync(Session session, string name, long now) =>
        session.ExecuteAsync("UPDATE registered_models SET last_updated_time = $2 WHERE name = $1", name, now);

    public static Task<int> SetTagAsync(Session session, string name, KeyValuePair<string, string> tag) => session.ExecuteAsync(
        "INSERT INTO registered_model_tags (key, value, name) VALUES ($1, $2, $3) ON CONFLICT (key, name) DO UPDATE SET value = excluded.value",
        tag.Key,
        tag.Value,
        name);

    public static Task<int> DeleteTagAsync(Session session, string name, string key) =>
        session.ExecuteAsync("DELETE FROM registered_model_tags WHERE name = $1 AND key = $2", name, key);

    public static Task<int> SetAliasAsync(Session session, string name, string alias, long version) => session.ExecuteAsync(
        "INSERT INTO registered_model_aliases (alias, version, name) VALUES ($1, $2, $3) ON CONFLICT (name, alias) DO UPDATE SET version = excluded.version",
        alias,
        version,
        name);

    public static Task<int> DeleteAliasAsync(Session session, string name, string alias) =>
        session.ExecuteAsync("DELETE FROM registered_model_aliases WHERE name = $1 AND alias = $2", name, alias);

    /// <summary>A row of <see cref="Columns"/>.</summary>
    public static RegisteredModel Read(DbDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetInt64(1),
        row.IsDBNull(2) ? null : row.GetInt64(2),
        row.IsDBNull(3) ? null : row.GetString(3));

    /// <summary>Adds tags, aliases and newest versions.</summary>
    public static async Task<IReadOnlyList<RegisteredModel>> CompleteAsync(Session session, IReadOnlyList<RegisteredModel> models)
    {
        if (models.Count == 0)
            return models;
        IReadOnlyList<string> names = [.. models.Select(model => model.Name)];
        var sql = new SqlText(session.Dialect);
        var tags = (await session.QueryAsync(
            $"SELECT name, key, value FROM registered_model_tags WHERE {sql.In("name", names)} ORDER BY key",
            row => (Model: row.GetString(0), Tag: KeyValuePair.Create(row.GetString(1), row.IsDBNull(2) ? string.Empty : row.GetString(2))),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => row.Model, row => row.Tag);
        sql = new SqlText(session.Dialect);
        var aliases = (await session.QueryAsync(
            $"SELECT name, alias, version FROM registered_model_aliases WHERE {sql.In("name", names)} ORDER BY alias",
            row => (Model: row.GetString(0), Alias: KeyValuePair.Create(row.GetString(1), row.GetInt64(2))),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => row.Model, row => row.Alias);
        var versions = (await ModelVersionQueries.LatestAsync(session, names).ConfigureAwait(false)).ToLookup(version => version.Name);
        return
        [
            .. models.Select(model => model with
            {
                Tags = [.. tags[model.Name]],
                Aliases = [.. aliases[model.Name]],
                LatestVersions = [.. versions[model.Name]],
            }),
        ];
    }

    private static ApiException NotFound(string name) => ApiException.NotFound($"Registered Model with name={name} not found");

    private static async Task CheckNameIsFreeAsync(Session session, string name, bool isPrompt)
    {
        if (!await session.FirstAsync("SELECT 1 FROM registered_models WHERE name = $1", _ => true, name).ConfigureAwait(false))
            return;
        var isTakenByPrompt = await session.FirstAsync(
            "SELECT 1 FROM registered_model_tags WHERE name = $1 AND key = $2 AND value = 'true'", _ => true, name, ModelRules.PromptTag).ConfigureAwait(false);
        throw ApiException.Exists(isPrompt == isTakenByPrompt
            ? $"Registered Model (name={name}) already exists."
            : $"The name '{name}' is taken by a {(isTakenByPrompt ? "prompt" : "registered model")}: registered models and prompts share their names.");
    }
}
