using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>One criterion of an order: an attribute, or a metric, perhaps on one data set.</summary>
internal sealed record LoggedModelOrder(SearchEntity Entity, string Key, bool Ascending, LoggedModelDataset? Dataset)
{
    /// <exception cref="ApiException">Nothing can be sorted by this name.</exception>
    public static LoggedModelOrder Read(RequestFields fields)
    {
        var (entity, key) = SearchRules.LoggedModels.Resolve(fields.RequiredString("field_name"), forOrder: true);
        if (entity is not (SearchEntity.Attribute or SearchEntity.Metric))
            throw ApiException.Invalid($"Invalid order by field name '{fields.RequiredString("field_name")}': models can be ordered by attributes and metrics.");
        return new LoggedModelOrder(
            entity,
            key,
            fields.OptionalBoolean("ascending") ?? true,
            fields.OptionalString("dataset_name") is { Length: > 0 } ? LoggedModelDataset.Read(fields) : null);
    }

    /// <summary>What is compared, as a column of the searched table with the alias l.</summary>
    public string Column(SqlText sql) => Entity == SearchEntity.Attribute
        ? $"l.{Key}"
        : $"(SELECT x.metric_value FROM logged_model_metrics x WHERE x.model_id = l.model_id AND x.metric_name = {sql.Add(Key)}"
            + (Dataset is null ? string.Empty : $" AND {Dataset.Condition(sql)}")
            + " ORDER BY x.metric_timestamp_ms DESC, x.metric_step DESC LIMIT 1)";
}
