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
    public static string Condition(RequestFields fields, string name, string column) => Read(fields, name) switch
    {
        1 => $"{column} = 'active'",
        2 => $"{column} = 'deleted'",
        _ => $"{column} IN ('active', 'deleted')",
    };

    private static long Read(RequestFields fields, string name)
    {
        if (!fields.Has(name))
            return 1;
        if (fields.IsNumber(name))
        {
            var number = fields.RequiredInteger(name);
            return number is >= 1 and <= 3 ? number : throw Unknown(name, $"{number}");
        }

        var text = fields.OptionalString(name)!;
        return Array.IndexOf(All, text) is var index and >= 0 ? index + 1 : throw Unknown(name, PythonText.Json(text));
    }

    private static ApiException Unknown(string name, string value) =>
        ApiException.Invalid($"Invalid value {value} for parameter '{name}' supplied. It must be one of {PythonText.List(All)}.");
}
