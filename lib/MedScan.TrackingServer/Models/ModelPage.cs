using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;

namespace MedScan.TrackingServer.Models;

/// <summary>Which part of a search's results is wanted.</summary>
internal sealed record ModelPage(long Size, long Offset)
{
    /// <exception cref="ApiException">The size or the token is not what it should be.</exception>
    public static ModelPage Read(RequestFields fields, long defaultSize, long maxSize)
    {
        var size = fields.OptionalInteger("max_results") ?? defaultSize;
        if (size > maxSize)
            throw ApiException.WrongType("max_results", $"\"{size}\"", "str");
        if (size < 1)
            throw ApiException.Invalid($"Invalid value {size} for parameter 'max_results' supplied. It must be a positive integer");
        return new ModelPage(size, PageToken.Parse(fields.OptionalString("page_token")));
    }

    /// <summary>The order that was asked for; attributes only.</summary>
    /// <exception cref="ApiException">A clause is not one, or one attribute stands twice.</exception>
    public static IReadOnlyList<SearchOrder> ReadOrder(RequestFields fields, SearchRules rules)
    {
        var clauses = fields.Strings("order_by");
        var order = SearchOrdering.Parse(clauses, rules);
        if (order.FirstOrDefault(one => one.Entity != SearchEntity.Attribute) is { } wrong)
            throw ApiException.Invalid($"Invalid order by key '{wrong.Key}' specified: results can be ordered by attributes only.");
        if (order.DistinctBy(one => one.Key).Count() < order.Count)
            throw ApiException.Invalid($"`order_by` contains duplicate fields: {PythonText.List(clauses)}");
        return order;
    }

    /// <summary>The end of the statement: the order, and one row more than the page has, to know whether another page follows.</summary>
    /// <param name="sql">Takes the values.</param>
    /// <param name="order">The order that was asked for.</param>
    /// <param name="alias">The name that the statement gives to the table of what is searched.</param>
    /// <param name="last">What decides between rows that are equal so far.</param>
    public string End(SqlText sql, IReadOnlyList<SearchOrder> order, string alias, string last)
    {
        var asked = string.Concat(order.Select(one => $"{alias}.{one.Key} {(one.Ascending ? "ASC" : "DESC")}, "));
        return $" ORDER BY {asked}{last} LIMIT {sql.Add(Size + 1)} OFFSET {sql.Add(Offset)}";
    }

    /// <summary>The rows of the page, and the token of the next one.</summary>
    public (IReadOnlyList<T> Rows, string? NextPageToken) Cut<T>(IReadOnlyList<T> found) =>
        found.Count > Size ? ([.. found.Take((int)Size)], PageToken.Create(Offset + Size)) : (found, null);
}
