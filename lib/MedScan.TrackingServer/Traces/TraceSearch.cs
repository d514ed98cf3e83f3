using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Traces;

/// <summary>A search for traces.</summary>
internal sealed class TraceSearch
{
    private const long DefaultResults = 100;
    private const long MaxResults = 500;

    private static readonly KeyValueTable Tags = new("trace_tags", "key", "value", "request_id", "t.request_id");
    private static readonly KeyValueTable Metadata = new("trace_request_metadata", "key", "value", "request_id", "t.request_id");

    private readonly IReadOnlyList<long> experiments;
    private readonly IReadOnlyList<SearchClause> clauses;
    private readonly IReadOnlyList<SearchOrder> order;
    private readonly long limit;
    private readonly long offset;

    private TraceSearch(IReadOnlyList<long> experiments, IReadOnlyList<SearchClause> clauses, IReadOnlyList<SearchOrder> order, long limit, long offset)
    {
        this.experiments = experiments;
        this.clauses = clauses;
        this.order = order;
        this.limit = limit;
        this.offset = offset;
    }

    /// <summary>Reads a search.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="experiments">The ids of the experiments to search, which version 2 and 3 of the API call differently.</param>
    /// <exception cref="ApiException">A field is not what it should be.</exception>
    public static TraceSearch Read(RequestFields fields, IEnumerable<string> experiments)
    {
        var limit = fields.OptionalInteger("max_results") is { } size and not 0 ? size : DefaultResults;
        if (limit > MaxResults)
            throw ApiException.WrongType("max_results", $"{limit}", "int");
        if (limit < 1)
            throw ApiException.Invalid($"Invalid value {limit} for parameter 'max_results' supplied. It must be a positive integer");
        var order = SearchOrdering.Parse(fields.Strings("order_by"), SearchRules.Traces);
        if (order.FirstOrDefault(one => one.Entity != SearchEntity.Attribute || one.Key is "name" or "run_id") is { } wrong)
            throw ApiException.Invalid($"Invalid order_by key '{wrong.Key}': traces can be ordered by what is known of each of them.");
        return new TraceSearch(
            ExperimentId.ParseAll(experiments),
            SearchFilter.Parse(fields.OptionalString("filter"), SearchRules.Traces),
            order,
            limit,
            PageToken.Parse(fields.OptionalString("page_token")));
    }

    /// <summary>The traces of the page, and the token of the next one when there is one.</summary>
    public async Task<(IReadOnlyList<Trace> Traces, string? NextPageToken)> RunAsync(Session session)
    {
        var sql = new SqlText(session.Dialect);
        sql.Append($"SELECT {TraceQueries.Columns} FROM trace_info t WHERE {sql.In("t.experiment_id", experiments)}");
        foreach (var clause in clauses)
            sql.Append(" AND ").Append(Condition(sql, clause));
        sql.Append(" ORDER BY ");
        foreach (var one in order)
            sql.Append($"CASE WHEN t.{one.Key} IS NULL THEN 1 ELSE 0 END, t.{one.Key} {(one.Ascending ? "ASC" : "DESC")}, ");
        if (!order.Any(one => one.Key == "timestamp_ms"))
            sql.Append("t.timestamp_ms DESC, ");
        sql.Append($"t.request_id LIMIT {sql.Add(limit + 1)} OFFSET {sql.Add(offset)}");
        var found = await session.QueryAsync(sql.ToString(), TraceQueries.Read, sql.Arguments).ConfigureAwait(false);
        IReadOnlyList<Trace> page = found.Count > limit ? [.. found.Take((int)limit)] : found;
        return (await TraceQueries.CompleteAsync(session, page).ConfigureAwait(false), found.Count > limit ? PageToken.Create(offset + limit) : null);
    }

    private static string Condition(SqlText sql, SearchClause clause) => clause switch
    {
        { Entity: SearchEntity.Tag } => SearchSql.Compare(sql, Tags, clause),
        { Entity: SearchEntity.Metadata } => SearchSql.Compare(sql, Metadata, clause),
        { Key: "name" } => SearchSql.Compare(sql, Tags, clause with { Key = "mlflow.traceName" }),
        { Key: "run_id" } => SearchSql.Compare(sql, Metadata, clause with { Key = "mlflow.sourceRun" }),
        _ => SearchSql.Compare(sql, $"t.{clause.Key}", clause),
    };
}
