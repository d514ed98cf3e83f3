using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Models;

/// <summary>A search for registered models.</summary>
internal sealed class RegisteredModelSearch
{
    private const long DefaultResults = 100;
    private const long MaxResults = 1000;

    private static readonly KeyValueTable Tags = new("registered_model_tags", "key", "value", "name", "m.name");

    private readonly IReadOnlyList<SearchClause> clauses;
    private readonly IReadOnlyList<SearchOrder> order;
    private readonly ModelPage page;

    private RegisteredModelSearch(IReadOnlyList<SearchClause> clauses, IReadOnlyList<SearchOrder> order, ModelPage page)
    {
        this.clauses = clauses;
        this.order = order;
        this.page = page;
    }

    /// <exception cref="ApiException">A field is not what it should be.</exception>
    public static RegisteredModelSearch Read(RequestFields fields) => new(
        SearchFilter.Parse(fields.OptionalString("filter"), SearchRules.RegisteredModels),
        ModelPage.ReadOrder(fields, SearchRules.RegisteredModels),
        ModelPage.Read(fields, DefaultResults, MaxResults));

    /// <summary>The models of the page, and the token of the next one when there is one.</summary>
    public async Task<(IReadOnlyList<RegisteredModel> Models, string? NextPageToken)> RunAsync(Session session)
    {
        var sql = new SqlText(session.Dialect);
        sql.Append($"SELECT {RegisteredModelQueries.Columns} FROM registered_models m WHERE ").Append(PromptFilter.Conditions(sql, Tags, clauses, "m"))
            .Append(page.End(sql, order, "m", "m.name ASC"));
        var found = await session.QueryAsync(sql.ToString(), RegisteredModelQueries.Read, sql.Arguments).ConfigureAwait(false);
        var (models, token) = page.Cut(found);
        return (await RegisteredModelQueries.CompleteAsync(session, models).ConfigureAwait(false), token);
    }
}
