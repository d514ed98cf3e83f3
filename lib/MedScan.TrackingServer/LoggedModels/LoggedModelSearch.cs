using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>A search for logged models.</summary>
internal sealed class LoggedModelSearch
{
    private const long DefaultResults = 100;

    private static readonly KeyValueTable Tags = new("logged_model_tags", "tag_key", "tag_value", "model_id", "l.model_id");
    private static readonly KeyValueTable Parameters = new("logged_model_params", "param_key", "param_value", "model_id", "l.model_id");

    private readonly IReadOnlyList<long> experiments;
    private readonly IReadOnlyList<SearchClause> clauses;
    private readonly IReadOnlyList<LoggedModelDataset> datasets;
    private readonly IReadOnlyList<LoggedModelOrder> order;
    private readonly long limit;
    private readonly long offset;

    private LoggedModelSearch(
        IReadOnlyList<long> experiments,
        IReadOnlyList<SearchClause> clauses,
        IReadOnlyList<LoggedModelDataset> datasets,
        IReadOnlyList<LoggedModelOrder> order,
        long limit,
        long offset)
    {
        this.experiments = experiments;
        this.clauses = clauses;
        this.datasets = datasets;
        this.order = order;
        this.limit = limit;
        this.offset = offset;
    }

    /// <exception cref="ApiException">A field is not what it should be.</exception>
    public static LoggedModelSearch Read(RequestFields fields)
    {
        var ids = fields.Strings("experiment_ids");
        if (ids.Count == 0)
            throw ApiException.Missing("experiment_ids");
        var limit = fields.OptionalInteger("max_results") is { } size and not 0 ? size : DefaultResults;
        if (limit is < 1 or > PageToken.MaxResults)
            throw ApiException.Invalid($"Invalid value {limit} for parameter 'max_results' supplied. It must be between 1 and {PageToken.MaxResults}");
        return new LoggedModelSearch(
            ExperimentId.ParseAll(ids),
            SearchFilter.Parse(fields.OptionalString("filter"), SearchRules.LoggedModels),
            [.. fields.Objects("datasets").Select(LoggedModelDataset.Read)],
            [.. fields.Objects("order_by").Select(LoggedModelOrder.Read)],
            limit,
            PageToken.Parse(fields.OptionalString("page_token")));
    }

    /// <summary>The models of the page, and the token of the next one when there is one.</summary>
    public async Task<(IReadOnlyList<LoggedModel> Models, string? NextPageToken)> RunAsync(Session session)
    {
        var sql = Compile(session.Dialect);
        var found = await session.QueryAsync(sql.ToString(), LoggedModelQueries.Read, sql.Arguments).ConfigureAwait(false);
        var page = found.Count > limit ? [.. found.Take((int)limit)] : found;
        return (await LoggedModelQueries.CompleteAsync(session, page).ConfigureAwait(false), found.Count > limit ? PageToken.Create(offset + limit) : null);
    }

    private SqlText Compile(Dialect dialect)
    {
        var sql = new SqlText(dialect);
        sql.Append($"SELECT {LoggedModelQueries.Columns} FROM (SELECT {LoggedModelQueries.Columns}");
        for (var i = 0; i < order.Count; i++)
            sql.Append($", {order[i].Column(sql)} AS o{i}");
        sql.Append($" FROM logged_models l WHERE {sql.In("l.experiment_id", experiments)} AND l.lifecycle_stage <> 'deleted'");
        foreach (var clause in clauses)
            sql.Append(" AND ").Append(Condition(sql, clause));
        if (datasets.Count > 0 && !clauses.Any(clause => clause.Entity == SearchEntity.Metric))
            sql.Append($" AND EXISTS (SELECT 1 FROM logged_model_metrics x WHERE x.model_id = l.model_id{OnDatasets(sql)})");
        sql.Append(") l ORDER BY ");
        for (var i = 0; i < order.Count; i++)
            sql.Append($"CASE WHEN l.o{i} IS NULL THEN 1 ELSE 0 END, l.o{i} {(order[i].Ascending ? "ASC" : "DESC")}, ");
        if (!order.Any(one => one.Key == "creation_timestamp_ms"))
            sql.Append("l.creation_timestamp_ms DESC, ");
        return sql.Append($"l.model_id LIMIT {sql.Add(limit + 1)} OFFSET {sql.Add(offset)}");
    }

    private string Condition(SqlText sql, SearchClause clause) => clause switch
    {
        { Entity: SearchEntity.Tag } => SearchSql.Compare(sql, Tags, clause),
        { Entity: SearchEntity.Parameter } => SearchSql.Compare(sql, Parameters, clause),
        { Entity: SearchEntity.Metric } =>
            $"EXISTS (SELECT 1 FROM logged_model_metrics x WHERE x.model_id = l.model_id AND x.metric_name = {sql.Add(clause.Key)} "
            + $"AND {SearchSql.Compare(sql, "x.metric_value", clause)}{OnDatasets(sql)})",
        { Key: "status" } => SearchSql.Compare(sql, $"({LoggedModelStatus.SqlName})", clause),
        _ => SearchSql.Compare(sql, $"l.{clause.Key}", clause),
    };

    private string OnDatasets(SqlText sql) =>
        datasets.Count == 0 ? string.Empty : $" AND ({string.Join(" OR ", datasets.Select(dataset => $"({dataset.Condition(sql)})"))})";
}
