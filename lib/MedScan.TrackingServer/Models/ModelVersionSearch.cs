using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Models;

/// <summary>A search for model versions.</summary>
internal sealed class ModelVersionSearch
{
    private const long DefaultResults = 200_000;

    private static readonly KeyValueTable Tags = new("model_version_tags", "key", "value", "name, version", "v.name, v.version");

    private readonly IReadOnlyList<SearchClause> clauses;
    private readonly IReadOnlyList<SearchOrder> order;
    private readonly ModelPage page;

    private ModelVersionSearch(IReadOnlyList<SearchClause> clauses, IReadOnlyList<SearchOrder> order, ModelPage page)
    {
        this.clauses = clauses;
        this.order = order;
        this.page = page;
    }

    /// <exception cref="ApiException">A field is not what it should be.</exception>
    public static ModelVersionSearch Read(RequestFields fields) => new(
        SearchFilter.Parse(fields.OptionalString("filter"), SearchRules.ModelVersions),
        ModelPage.ReadOrder(fields, SearchRules.ModelVersions),
        ModelPage.Read(fields, DefaultResults, DefaultResults));

    /// <summary>The versions that a run made.</summary>
    public static ModelVersionSearch OfRun(string runId) => new(
        [new SearchClause(SearchEntity.Attribute, "run_id", "=", new SearchValue.Text(runId))], [], new ModelPage(DefaultResults, 0));

    /// <summary>The versions of the page, and the token of the next one when there is one.</summary>
    public async Task<(IReadOnlyList<ModelVersion> Versions, string? NextPageToken)> RunAsync(Session session)
    {
        var sql = new SqlText(session.Dialect);
        sql.Append($"SELECT {ModelVersionQueries.Columns} FROM model_versions v WHERE (v.current_stage IS NULL OR v.current_stage <> '{ModelStage.Deleted}') AND ")
            .Append(PromptFilter.Conditions(sql, Tags, clauses, "v"))
            .Append(page.End(sql, order, "v", "v.last_updated_time DESC, v.name ASC, v.version DESC"));
        var found = await session.QueryAsync(sql.ToString(), ModelVersionQueries.Read, sql.Arguments).ConfigureAwait(false);
        var (versions, token) = page.Cut(found);
        return (await ModelVersionQueries.WithTagsAsync(session, versions).ConfigureAwait(false), token);
    }
}
