using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Inputs;

/// <summary>What is asked of the tables of data sets and of the links between runs, data sets and models.</summary>
internal static class InputQueries
{
    private const int MaxSummaries = 1000;

    /// <summary>Links data sets to a run; one of the same name and digest is stored once and linked once.</summary>
    public static async Task AddDatasetsAsync(Session session, string runId, long experimentId, IReadOnlyList<DatasetInput> inputs)
    {
        foreach (var input in inputs.DistinctBy(input => (input.Dataset.Name, input.Dataset.Digest)))
        {
            var dataset = await DatasetIdAsync(session, experimentId, input.Dataset).ConfigureAwait(false);
            var link = NewId();
            if (await LinkAsync(session, link, "DATASET", dataset, "RUN", runId, 0).ConfigureAwait(false) == 0)
                continue;
            foreach (var (key, value) in input.Tags.DistinctBy(tag => tag.Key))
            {
                await session.ExecuteAsync(
                    "INSERT INTO input_tags (input_uuid, name, value) VALUES ($1, $2, $3)", link, key, value).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Notes that a run used logged models.</summary>
    public static async Task AddModelInputsAsync(Session session, string runId, IReadOnlyList<string> modelIds)
    {
        foreach (var model in modelIds)
            await LinkAsync(session, NewId(), "RUN_INPUT", runId, "MODEL_INPUT", model, 0).ConfigureAwait(false);
    }

    /// <summary>Notes that a run made logged models.</summary>
    public static async Task AddModelOutputsAsync(Session session, string runId, IReadOnlyList<ModelOutput> models)
    {
        foreach (var model in models)
            await LinkAsync(session, NewId(), "RUN_OUTPUT", runId, "MODEL_OUTPUT", model.ModelId, model.Step).ConfigureAwait(false);
    }

    /// <summary>The data sets of runs, by run.</summary>
    public static async Task<ILookup<string, DatasetInput>> DatasetsAsync(Session session, IReadOnlyList<string> runIds)
    {
        var sql = new SqlText(session.Dialect);
        var rows = await session.QueryAsync(
            "SELECT i.destination_id, i.input_uuid, d.name, d.digest, d.dataset_source_type, d.dataset_source, d.dataset_schema, d.dataset_profile, t.name, t.value "
            + "FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id LEFT JOIN input_tags t ON t.input_uuid = i.input_uuid "
            + $"WHERE i.destination_type = 'RUN' AND i.source_type = 'DATASET' AND {sql.In("i.destination_id", runIds)} ORDER BY d.name, d.digest, t.name",
            row => (
                Run: row.GetString(0),
                Link: row.GetString(1),
                Dataset: new Dataset(
                    row.GetString(2),
                    row.GetString(3),
                    row.GetString(4),
                    row.GetString(5),
                    row.IsDBNull(6) ? null : row.GetString(6),
                    row.IsDBNull(7) ? null : row.GetString(7)),
                Key: row.IsDBNull(8) ? null : row.GetString(8),
                Value: row.IsDBNull(9) ? string.Empty : row.GetString(9)),
            sql.Arguments).ConfigureAwait(false);
        return rows.GroupBy(row => row.Link).ToLookup(
            link => link.First().Run,
            link => new DatasetInput(
                link.First().Dataset,
                [.. link.Where(row => row.Key is not null).Select(row => KeyValuePair.Create(row.Key!, row.Value))]));
    }

    /// <summary>The logged models that runs used, by run.</summary>
    public static async Task<ILookup<string, string>> ModelInputsAsync(Session session, IReadOnlyList<string> runIds)
    {
        var sql = new SqlText(session.Dialect);
        return (await session.QueryAsync(
            $"SELECT source_id, destination_id FROM inputs WHERE source_type = 'RUN_INPUT' AND destination_type = 'MODEL_INPUT' AND {sql.In("source_id", runIds)}",
            row => (Run: row.GetString(0), Model: row.GetString(1)),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => row.Run, row => row.Model);
    }

    /// <summary>The logged models that runs made, by run.</summary>
    public static async Task<ILookup<string, ModelOutput>> ModelOutputsAsync(Session session, IReadOnlyList<string> runIds)
    {
        var sql = new SqlText(session.Dialect);
        return (await session.QueryAsync(
            $"SELECT source_id, destination_id, step FROM inputs WHERE source_type = 'RUN_OUTPUT' AND destination_type = 'MODEL_OUTPUT' AND {sql.In("source_id", runIds)}",
            row => (Run: row.GetString(0), Model: new ModelOutput(row.GetString(1), row.GetInt64(2))),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => row.Run, row => row.Model);
    }

    /// <summary>The data sets that runs of some experiments used, each with what for.</summary>
    public static async Task<IReadOnlyList<DatasetSummary>> SummariesAsync(Session session, IReadOnlyList<long> experimentIds)
    {
        var sql = new SqlText(session.Dialect);
        return await session.QueryAsync(
            "SELECT DISTINCT d.experiment_id, d.name, d.digest, t.value FROM datasets d JOIN inputs i ON i.source_id = d.dataset_uuid "
            + "LEFT JOIN input_tags t ON t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context' "
            + $"WHERE {sql.In("d.experiment_id", experimentIds)} ORDER BY d.experiment_id, d.name, d.digest, t.value LIMIT {MaxSummaries}",
            row => new DatasetSummary(row.GetInt64(0), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
            sql.Arguments).ConfigureAwait(false);
    }

    private static async Task<string> DatasetIdAsync(Session session, long experimentId, Dataset dataset)
    {
        var known = await session.FirstAsync(
            "SELECT dataset_uuid FROM datasets WHERE name = $1 AND digest = $2 ORDER BY CASE WHEN experiment_id = $3 THEN 0 ELSE 1 END",
            row => row.GetString(0),
            dataset.Name,
            dataset.Digest,
            experimentId).ConfigureAwait(false);
        if (known is not null)
            return known;
        var id = NewId();
        await session.ExecuteAsync(
            "INSERT INTO datasets (dataset_uuid, experiment_id, name, digest, dataset_source_type, dataset_source, dataset_schema, dataset_profile) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            id,
            experimentId,
            dataset.Name,
            dataset.Digest,
            dataset.SourceType,
            dataset.Source,
            dataset.Schema,
            dataset.Profile).ConfigureAwait(false);
        return id;
    }

    private static Task<int> LinkAsync(Session session, string id, string sourceType, string source, string destinationType, string destination, long step) =>
        session.ExecuteAsync(
            "INSERT INTO inputs (input_uuid, source_type, source_id, destination_type, destination_id, step) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
            id,
            sourceType,
            source,
            destinationType,
            destination,
            step);

    private static string NewId() => Guid.NewGuid().ToString("N");
}
