using System.Globalization;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Experiments;

/// <summary>What is asked of the experiments tables.</summary>
internal static class ExperimentQueries
{
    private const string Columns = "SELECT experiment_id, name, artifact_location, lifecycle_stage, creation_time, last_update_time FROM experiments";

    /// <returns>The new experiment's id.</returns>
    /// <exception cref="ApiException">The name is taken, by a deleted experiment too.</exception>
    public static async Task<string> CreateAsync(
        Session session, string name, string? location, IReadOnlyList<KeyValuePair<string, string>> tags, long now)
    {
        if (await session.FirstAsync("SELECT 1 FROM experiments WHERE name = $1", _ => true, name).ConfigureAwait(false))
            throw ApiException.Exists($"Experiment(name={name}) already exists.");
        var id = (await session.QueryAsync(
            "INSERT INTO experiments (name, artifact_location, lifecycle_stage, creation_time, last_update_time) VALUES ($1, $2, 'active', $3, $3) RETURNING experiment_id",
            row => row.GetInt64(0),
            name,
            location,
            now).ConfigureAwait(false))[0];
        if (string.IsNullOrEmpty(location))
        {
            await session.ExecuteAsync(
                "UPDATE experiments SET artifact_location = $2 WHERE experiment_id = $1", id, $"mlflow-artifacts:/{id}").ConfigureAwait(false);
        }

        foreach (var (key, value) in tags)
        {
            await session.ExecuteAsync(
                "INSERT INTO experiment_tags (key, value, experiment_id) VALUES ($1, $2, $3)", key, value, id).ConfigureAwait(false);
        }

        return id.ToString(CultureInfo.InvariantCulture);
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<Experiment> GetAsync(Session session, string id) =>
        (long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? await FindAsync(session, "experiment_id = $1", number).ConfigureAwait(false)
            : null) ?? throw ApiException.NotFound($"No Experiment with id={id} exists");

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<Experiment> GetByNameAsync(Session session, string name) =>
        await FindAsync(session, "name = $1", name).ConfigureAwait(false)
        ?? throw ApiException.NotFound($"Could not find experiment with name '{name}'");

    private static async Task<Experiment?> FindAsync(Session session, string condition, object argument)
    {
        var found = await session.FirstAsync(
            $"{Columns} WHERE {condition}",
            row => new Experiment(
                row.GetInt64(0).ToString(CultureInfo.InvariantCulture),
                row.GetString(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.GetString(3),
                row.IsDBNull(4) ? null : row.GetInt64(4),
                row.IsDBNull(5) ? null : row.GetInt64(5),
                []),
            argument).ConfigureAwait(false);
        if (found is null)
            return null;
        var tags = await session.QueryAsync(
            "SELECT key, value FROM experiment_tags WHERE experiment_id = $1 ORDER BY key",
            row => KeyValuePair.Create(row.GetString(0), row.IsDBNull(1) ? string.Empty : row.GetString(1)),
            long.Parse(found.Id, CultureInfo.InvariantCulture)).ConfigureAwait(false);
        return found with { Tags = tags };
    }
}
