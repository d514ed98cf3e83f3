using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Experiments;

/// <summary>A search for experiments.</summary>
internal sealed class ExperimentSearch
{
    private static readonly KeyValueTable Tags = new("experiment_tags", "key", "value", "experiment_id", "e.experiment_id");

    private readonly IReadOnlyList<SearchClause> clauses;
    private readonly IReadOnlyList<SearchOrder> order;
    private readonly string stage;
    private readonly long limit;
    private readonly long offset;

    private ExperimentSearch(IReadOnlyList<SearchClause> clauses, IReadOnlyList<SearchOrder> order, string stage, long limit, long offset)
    {
        this.clauses = clauses;
        this.order = order;
        this.stage = stage;
        this.limit = limit;
        this.offset = offset;
    }

    /// <exception cref="ApiException">A field is not what it should be.</exception>
    public static ExperimentSearch Read(RequestFields fields)
    {
        var limit = fields.OptionalInteger("max_results") ?? 0;
        if (limit < 1)
            throw ApiException.Invalid($"Invalid value {limit} for parameter 'max_results' supplied. It must be a positive integer");
        if (limit > PageToken.MaxResults)
            throw ApiException.Invalid($"Invalid value {limit} for parameter 'max_results' supplied. It must be at most {PageToken.MaxResults}");
        var order = SearchOrdering.Parse(fields.Strings("order_by"), SearchRules.Experiments);
        if (order.FirstOrDefault(one => one.Entity != SearchEntity.Attribute) is not null)
            throw ApiException.Invalid("Invalid order_by entity: tag");
        return new ExperimentSearch(
            SearchFilter.Parse(fields.OptionalString("filter"), SearchRules.Experiments),
            order,
            ViewType.Condition(fields, "view_type", "e.lifecycle_stage"),
            limit,
            PageToken.Parse(fields.OptionalString("page_token")));
    }

    /// <summary>The experiments of the page, and the token of the next one when there is one.</summary>
    public async Task<(IReadOnlyList<Experiment> Experiments, string? NextPageToken)> RunAsync(Session session)
    {
        var sql = new SqlText(session.Dialect);
        sql.Append(stage);
        foreach (var clause in clauses)
        {
            sql.Append(" AND ").Append(clause.Entity == SearchEntity.Tag
                ? SearchSql.Compare(sql, Tags, clause)
                : SearchSql.Compare(sql, $"e.{clause.Key}", clause));
        }

        sql.Append(" ORDER BY ");
        // Of experiments made within one millisecond the later one comes first too, here by its number.
        foreach (var one in order.Count > 0 ? order : [new(SearchEntity.Attribute, "creation_time", Ascending: false)])
            sql.Append($"e.{one.Key} {(one.Ascending ? "ASC" : "DESC")}, ");
        sql.Append("e.experiment_id DESC").Append($" LIMIT {sql.Add(limit + 1)} OFFSET {sql.Add(offset)}");
        var found = await ExperimentQueries.SelectAsync(session, sql).ConfigureAwait(false);
        return found.Count > limit
            ? ([.. found.Take((int)limit)], PageToken.Create(offset + limit))
            : (found, null);
    }
}
