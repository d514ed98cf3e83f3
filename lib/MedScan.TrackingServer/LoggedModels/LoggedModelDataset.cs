using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>A data set that a search's metrics must have been measured on.</summary>
internal sealed record LoggedModelDataset(string Name, string? Digest)
{
    /// <exception cref="ApiException">It has no name.</exception>
    public static LoggedModelDataset Read(RequestFields fields) =>
        fields.OptionalString("dataset_name") is { Length: > 0 } name
            ? new LoggedModelDataset(name, NullIfEmpty(fields.OptionalString("dataset_digest")))
            : throw ApiException.Invalid("`dataset_name` in the `datasets` clause must be specified.");

    /// <summary>The condition on a row of logged_model_metrics with the alias x.</summary>
    public string Condition(SqlText sql) =>
        $"x.dataset_name = {sql.Add(Name)}" + (Digest is null ? string.Empty : $" AND x.dataset_digest = {sql.Add(Digest)}");

    private static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
