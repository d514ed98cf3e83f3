using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Runs;

/// <summary>A search for runs.</summary>
internal sealed class RunSearch
{
    private const long DefaultResults = 1000;

    private static readonly KeyValueTable Parameters = new("params", "key", "value", "run_uuid", "r.run_uuid");
    private static readonly KeyValueTable Tags = new("tags", "key", "value", "run_uuid", "r.run_uuid");

    private readonly IReadOnlyList<long> experiments;
    private readonly IReadOnlyList<SearchClause> clauses;
    private readonly IReadOnlyList<SearchOrder> order;
    private readonly string stage;
    private readonly long limit;
    private readonly long offset;

    private RunSearch(
        IReadOnlyList<long> experiments, IReadOnlyList<SearchClause> clauses, IReadOnlyList<SearchOrder> order, string stage, long limit, long offset)
    {
        this.experiments = experiments;
        this.clauses = clauses;
        this.order = order;
        this.stage = stage;
        this.limit = limit;
        this.offset = offset;
    }

    /// <exception cref="ApiException">A field is not what it should be.</exception>
    public static RunSearch Read(RequestFields fields)
    {
        var limit = fields.OptionalInteger("max_results") ?? DefaultResults;
        if (limit > PageToken.MaxResults)
            throw ApiException.WrongType("max_results", $"{limit}", "int");
        if (limit < 1)
            throw ApiException.Invalid($"Invalid value {limit} for parameter 'max_results' supplied. It must be a positive integer");
        var order = SearchOrdering.Parse(fields.Strings("order_by"), SearchRules.Runs);
        if (order.FirstOrDefault(one => one.Entity == SearchEntity.Dataset) is not null)
            throw ApiException.Invalid("Invalid identifier type 'dataset'");
        if (order.DistinctBy(one => (one.Entity, one.Key)).Count() < order.Count)
            throw ApiException.Invalid($"`order_by` contains duplicate fields: {PythonText.List(fields.Strings("order_by"))}");
        return new RunSearch(
            ExperimentId.ParseAll(fields.Strings("experiment_ids")),
            SearchFilter.Parse(fields.OptionalString("filter"), SearchRules.Runs),
            order,
            ViewType.Condition(fields, "run_view_type", "r.lifecycle_stage"),
            limit,
            PageToken.Parse(fields.OptionalString("page_token")));
    }

    /// <summary>The runs of the page, and the token of the next one when this one is full.</summary>
    public async Task<(IReadOnlyList<Run> Runs, string? NextPageToken)> RunAsync(Session session)
    {
        if (experiments.Count == 0)
            return ([], null);
        var sql = Compile(session.Dialect);
        var ids = await session.QueryAsync(sql.ToString(), row => row.GetString(0), sql.Arguments).ConfigureAwait(false);
        var runs = await RunQueries.GetAsync(session, ids).ConfigureAwait(false);
        return (runs, runs.Count == limit ? PageToken.Create(offset + limit) : null);
    }

    // Sorts ids alone: carrying whole rows through the sorting would cost twice as much.
    private SqlText Compile(Dialect dialect)
    {
        var sql = new SqlText(dialect);
        sql.Append("SELECT r.run_uuid FROM runs r");
        var metrics = JoinMetrics(sql);
        var criteria = new List<string>();
        for (var i = 0; i < order.Count; i++)
            criteria.Add(Criterion(sql, order[i], i, metrics));
        sql.Append($" WHERE {sql.In("r.experiment_id", experiments)} AND {stage}");
        foreach (var clause in clauses)
            sql.Append(" AND ").Append(Condition(sql, clause, metrics));
        sql.Append(" ORDER BY ").Append(string.Concat(criteria.Select(criterion => criterion + ", ")));
        if (!order.Any(one => one is { Entity: SearchEntity.Attribute, Key: "start_time" }))
            sql.Append("r.start_time DESC, ");
        return sql.Append($"r.run_uuid LIMIT {sql.Add(limit)} OFFSET {sql.Add(offset)}");
    }

    // A metric that is compared must be there, so one inner join serves its comparisons and the order by it.
    private Dictionary<string, string> JoinMetrics(SqlText sql)
    {
        var aliases = new Dictionary<string, string>(StringComparer.Ordinal);
        // SQLite would go through all runs' values of the metric and look each run up. From the runs to their values is
        // quicker, and takes no notice of other experiments; there CROSS means just that: in this order.
        var join = sql.Dialect == Dialect.Sqlite ? "CROSS JOIN" : "JOIN";
        foreach (var key in clauses.Where(clause => clause.Entity == SearchEntity.Metric).Select(clause => clause.Key).Distinct())
        {
            var alias = $"m{aliases.Count}";
            aliases.Add(key, alias);
            sql.Append($" {join} latest_metrics {alias} ON {alias}.run_uuid = r.run_uuid AND {alias}.key = {sql.Add(key)}");
        }

        return aliases;
    }

    private static string Condition(SqlText sql, SearchClause clause, Dictionary<string, string> metrics) => clause switch
    {
        { Entity: SearchEntity.Metric } => SearchSql.Compare(sql, $"{metrics[clause.Key]}.value", clause),
        { Entity: SearchEntity.Parameter } => SearchSql.Compare(sql, Parameters, clause),
        { Entity: SearchEntity.Tag } => SearchSql.Compare(sql, Tags, clause),
        { Entity: SearchEntity.Dataset } => DatasetCondition(sql, clause),
        { Key: "run_name" } => SearchSql.Compare(sql, Tags, clause with { Key = RunQueries.NameTag }), // old runs have the tag only
        _ => SearchSql.Compare(sql, Column(clause.Key), clause),
    };

    private static string DatasetCondition(SqlText sql, SearchClause clause) =>
        "r.run_uuid IN (SELECT i.destination_id FROM inputs i JOIN datasets d ON d.dataset_uuid = i.source_id"
        + (clause.Key == "context"
            ? $" JOIN input_tags t ON t.input_uuid = i.input_uuid AND t.name = 'mlflow.data.context' AND {SearchSql.Compare(sql, "t.value", clause)}"
            : string.Empty)
        + " WHERE i.source_type = 'DATASET' AND i.destination_type = 'RUN'"
        + (clause.Key == "context" ? ")" : $" AND {SearchSql.Compare(sql, $"d.{clause.Key}", clause)})");

    // What is missing comes last in both directions; a metric that is NaN comes just before that.
    private static string Criterion(SqlText sql, SearchOrder one, int number, Dictionary<string, string> metrics)
    {
        var direction = one.Ascending ? "ASC" : "DESC";
        if (one.Entity == SearchEntity.Attribute)
            return $"CASE WHEN {Column(one.Key)} IS NULL THEN 1 ELSE 0 END, {Column(one.Key)} {direction}";
        if (one.Entity == SearchEntity.Metric && metrics.TryGetValue(one.Key, out var compared))
            return $"CASE WHEN {compared}.is_nan THEN 1 ELSE 0 END, {compared}.value {direction}";
        var alias = $"o{number}";
        var table = one.Entity switch { SearchEntity.Metric => "latest_metrics", SearchEntity.Tag => "tags", _ => "params" };
        sql.Append($" LEFT JOIN {table} {alias} ON {alias}.run_uuid = r.run_uuid AND {alias}.key = {sql.Add(one.Key)}");
        return one.Entity == SearchEntity.Metric
            ? $"CASE WHEN {alias}.is_nan THEN 1 WHEN {alias}.value IS NULL THEN 2 ELSE 0 END, {alias}.value {direction}"
            : $"CASE WHEN {alias}.value IS NULL THEN 1 ELSE 0 END, {alias}.value {direction}";
    }

    private static string Column(string attribute) => attribute switch
    {
        "run_id" => "r.run_uuid",
        "run_name" => "r.name",
        _ => $"r.{attribute}",
    };
}
