namespace MedScan.TrackingServer.Http;

/// <summary>Whether a search looks at what is active, at what is deleted, or at both.</summary>
internal static class ViewType
{
    private static readonly string[] All = ["ACTIVE_ONLY", "DELETED_ONLY", "ALL"];

    /// <summary>The condition on the lifecycle stage that a request's view type stands for.</summary>
    /// <param name="fields">The request.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="column">The column of the lifecycle stage.</param>
    /// <exception cref="ApiException">There is no such view type.</exception>
    public static string Condition(RequestFields fields, string name, string column) => (fields.Choice(name, All) ?? 0) switch
    {
        0 => $"{column} = 'active'",
        1 => $"{column} = 'deleted'",
        _ => $"{column} IN ('active', 'deleted')",
    };
}
