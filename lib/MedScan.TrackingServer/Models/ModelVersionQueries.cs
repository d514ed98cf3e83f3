using System.Data.Common;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Models;

/// <summary>What is asked of the tables of model versions.</summary>
internal static class ModelVersionQueries
{
    public const string Columns =
        "v.name, v.version, v.creation_time, v.last_updated_time, v.description, v.user_id, v.current_stage, v.source, v.run_id, v.status, v.status_message, v.run_link";

    private const string NotDeleted = $"(v.current_stage IS NULL OR v.current_stage <> '{ModelStage.Deleted}')";

    /// <summary>Adds a version; its number is one more than any that the model ever had.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="version">The version; its number is given here.</param>
    /// <param name="location">Where the files lie that <see cref="ModelVersion.Source"/> leads to.</param>
    /// <exception cref="ApiException">There is no such model.</exception>
    public static async Task<ModelVersion> CreateAsync(Session session, ModelVersion version, string location)
    {
        await RegisteredModelQueries.RequireAsync(session, version.Name).ConfigureAwait(false);
        await RegisteredModelQueries.TouchAsync(session, version.Name, version.CreationTime!.Value).ConfigureAwait(false);
        var number = await session.FirstAsync(
            "SELECT COALESCE(MAX(version), 0) + 1 FROM model_versions WHERE name = $1", row => row.GetInt64(0), version.Name).ConfigureAwait(false);
        await session.ExecuteAsync(
            "INSERT INTO model_versions (name, version, creation_time, last_updated_time, description, current_stage, source, run_id, status, run_link, storage_location) "
            + "VALUES ($1, $2, $3, $3, $4, $5, $6, $7, 'READY', $8, $9)",
            version.Name,
            number,
            version.CreationTime,
            version.Description,
            ModelStage.None,
            version.Source,
            version.RunId,
            version.RunLink,
            location).ConfigureAwait(false);
        foreach (var tag in version.Tags)
            await SetTagAsync(session, version.Name, number, tag).ConfigureAwait(false);
        return await GetAsync(session, version.Name, number, withAliases: false).ConfigureAwait(false);
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<ModelVersion> GetAsync(Session session, string name, long version, bool withAliases = true)
    {
        var found = await session.FirstAsync(
            $"SELECT {Columns} FROM model_versions v WHERE v.name = $1 AND v.version = $2 AND {NotDeleted}", Read, name, version).ConfigureAwait(false)
            ?? throw NotFound(name, version);
        var complete = await WithTagsAsync(session, [found]).ConfigureAwait(false);
        return withAliases ? (await WithAliasesAsync(session, name, complete).ConfigureAwait(false))[0] : complete[0];
    }

    /// <exception cref="ApiException">There is no version of this alias.</exception>
    public static async Task<ModelVersion> GetByAliasAsync(Session session, string name, string alias)
    {
        var versions = await session.QueryAsync(
            "SELECT version FROM registered_model_aliases WHERE name = $1 AND alias = $2", row => row.GetInt64(0), name, alias).ConfigureAwait(false);
        return versions is [var version]
            ? await GetAsync(session, name, version).ConfigureAwait(false)
            : throw ApiException.Invalid($"Registered model alias {alias} not found.");
    }

    /// <summary>Where the files of a version lie.</summary>
    /// <exception cref="ApiException">There is no such version.</exception>
    public static async Task<string> LocationAsync(Session session, string name, long version) =>
        await session.FirstAsync(
            $"SELECT COALESCE(v.storage_location, v.source, '') FROM model_versions v WHERE v.name = $1 AND v.version = $2 AND {NotDeleted}",
            row => row.GetString(0),
            name,
            version).ConfigureAwait(false) ?? throw NotFound(name, version);

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<ModelVersion> UpdateAsync(Session session, string name, long version, string? description, long now)
    {
        await GetAsync(session, name, version).ConfigureAwait(false);
        await session.ExecuteAsync(
            "UPDATE model_versions SET description = $3, last_updated_time = $4 WHERE name = $1 AND version = $2", name, version, description, now).ConfigureAwait(false);
        return await GetAsync(session, name, version).ConfigureAwait(false);
    }

    /// <summary>Moves a version to a stage, and on request all others of that stage to the archive.</summary>
    /// <exception cref="ApiException">There is no such version.</exception>
    public static async Task<ModelVersion> MoveAsync(Session session, string name, long version, string stage, bool archiveOthers, long now)
    {
        await GetAsync(session, name, version).ConfigureAwait(false);
        if (archiveOthers)
        {
            await session.ExecuteAsync(
                "UPDATE model_versions SET current_stage = $4, last_updated_time = $5 WHERE name = $1 AND version <> $2 AND current_stage = $3",
                name,
                version,
                stage,
                ModelStage.Archived,
                now).ConfigureAwait(false);
        }

        await session.ExecuteAsync(
            "UPDATE model_versions SET current_stage = $3, last_updated_time = $4 WHERE name = $1 AND version = $2", name, version, stage, now).ConfigureAwait(false);
        await RegisteredModelQueries.TouchAsync(session, name, now).ConfigureAwait(false);
        return await GetAsync(session, name, version).ConfigureAwait(false);
    }

    /// <summary>Takes away all that a version tells, and keeps its row so that its number is not given again.</summary>
    /// <exception cref="ApiException">There is no such version.</exception>
    public static async Task DeleteAsync(Session session, string name, long version, long now)
    {
        await GetAsync(session, name, version).ConfigureAwait(false);
        await session.ExecuteAsync(
            "UPDATE model_versions SET current_stage = $3, last_updated_time = $4, description = NULL, user_id = NULL, source = 'REDACTED-SOURCE-PATH', "
            + "run_id = 'REDACTED-RUN-ID', run_link = 'REDACTED-RUN-LINK', status_message = NULL, storage_location = NULL WHERE name = $1 AND version = $2",
            name,
            version,
            ModelStage.Deleted,
            now).ConfigureAwait(false);
        await session.ExecuteAsync("DELETE FROM registered_model_aliases WHERE name = $1 AND version = $2", name, version).ConfigureAwait(false);
        await RegisteredModelQueries.TouchAsync(session, name, now).ConfigureAwait(false);
    }

    public static Task<int> SetTagAsync(Session session, string name, long version, KeyValuePair<string, string> tag) => session.ExecuteAsync(
        "INSERT INTO model_version_tags (key, value, name, version) VALUES ($1, $2, $3, $4) ON CONFLICT (key, name, version) DO UPDATE SET value = excluded.value",
        tag.Key,
        tag.Value,
        name,
        version);

    public static Task<int> DeleteTagAsync(Session session, string name, long version, string key) =>
        session.ExecuteAsync("DELETE FROM model_version_tags WHERE name = $1 AND version = $2 AND key = $3", name, version, key);

    /// <summary>The newest version of each stage of some models; the stages in the order of the first version in each.</summary>
    public static async Task<IReadOnlyList<ModelVersion>> LatestAsync(Session session, IReadOnlyList<string> names)
    {
        var sql = new SqlText(session.Dialect);
        var found = await session.QueryAsync(
            $"SELECT {Columns} FROM model_versions v JOIN (SELECT w.name, w.current_stage, MIN(w.version) AS first, MAX(w.version) AS last FROM model_versions w "
            + $"WHERE {sql.In("w.name", names)} AND (w.current_stage IS NULL OR w.current_stage <> '{ModelStage.Deleted}') GROUP BY w.name, w.current_stage) newest "
            + "ON v.name = newest.name AND v.version = newest.last ORDER BY v.name, newest.first",
            Read,
            sql.Arguments).ConfigureAwait(false);
        return await WithTagsAsync(session, found).ConfigureAwait(false);
    }

    /// <summary>A row of <see cref="Columns"/>.</summary>
    public static ModelVersion Read(DbDataReader row) => new(row.GetString(0), row.GetInt64(1))
    {
        CreationTime = row.IsDBNull(2) ? null : row.GetInt64(2),
        LastUpdatedTime = row.IsDBNull(3) ? null : row.GetInt64(3),
        Description = Text(row, 4),
        UserId = Text(row, 5),
        Stage = Text(row, 6),
        Source = Text(row, 7),
        RunId = Text(row, 8),
        Status = Text(row, 9),
        StatusMessage = Text(row, 10),
        RunLink = Text(row, 11),
    };

    /// <summary>Adds tags.</summary>
    public static async Task<IReadOnlyList<ModelVersion>> WithTagsAsync(Session session, IReadOnlyList<ModelVersion> versions)
    {
        if (versions.Count == 0)
            return versions;
        var sql = new SqlText(session.Dialect);
        var tags = (await session.QueryAsync(
            $"SELECT name, version, key, value FROM model_version_tags WHERE {sql.In("name", [.. versions.Select(version => version.Name).Distinct()])} ORDER BY key",
            row => (Name: row.GetString(0), Version: row.GetInt64(1), Tag: KeyValuePair.Create(row.GetString(2), Text(row, 3) ?? string.Empty)),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => (row.Name, row.Version), row => row.Tag);
        return [.. versions.Select(version => version with { Tags = [.. tags[(version.Name, version.Version)]] })];
    }

    /// <summary>Adds aliases to versions of one model.</summary>
    public static async Task<IReadOnlyList<ModelVersion>> WithAliasesAsync(Session session, string name, IReadOnlyList<ModelVersion> versions)
    {
        var aliases = (await session.QueryAsync(
            "SELECT version, alias FROM registered_model_aliases WHERE name = $1 ORDER BY alias",
            row => (Version: row.GetInt64(0), Alias: row.GetString(1)),
            name).ConfigureAwait(false)).ToLookup(row => row.Version, row => row.Alias);
        return [.. versions.Select(version => version with { Aliases = [.. aliases[version.Version]] })];
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static ApiException NotFound(string name, long version) =>
        ApiException.NotFound($"Model Version (name={name}, version={version}) not found");
}
