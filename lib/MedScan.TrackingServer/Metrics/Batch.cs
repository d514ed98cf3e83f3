using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Runs;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>What is logged to one run by one request: points, parameters and tags.</summary>
internal sealed record Batch(string RunId)
{
    private const int MaxMetrics = 1000;
    private const int MaxParameters = 100;
    private const int MaxTags = 100;
    private const int MaxEntities = 1000;

    public IReadOnlyList<MetricRow> Metrics { get; init; } = [];

    /// <summary>The points among <see cref="Metrics"/> that also belong to a logged model.</summary>
    public IReadOnlyList<ModelMetric> ModelMetrics { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Parameters { get; init; } = [];

    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    // Sorted by the request's thread, not by the one that writes.
    private MetricPoints Points { get; init; } = MetricPoints.From([]);

    /// <summary>Reads a log-batch request field by field, naming the first that is wrong.</summary>
    /// <exception cref="ApiException">A field is missing or not of its type.</exception>
    public static Batch Read(RequestFields fields)
    {
        var run = fields.RunId();
        var points = fields.Objects("metrics").Select((metric, index) => Point(metric, $"metrics[{index}]")).ToList();
        return new Batch(run)
        {
            Metrics = [.. points.Select(point => point.Row)],
            ModelMetrics = [.. points.Where(point => point.Model is not null).Select(point => point.Model!)],
            Parameters = fields.Pairs("params"),
            Tags = fields.Pairs("tags"),
        };
    }

    /// <summary>Reads a log-metric request: a batch of one point.</summary>
    /// <exception cref="ApiException">A field is missing or not of its type.</exception>
    public static Batch ReadMetric(RequestFields fields)
    {
        var run = fields.RunId();
        var (row, model) = Point(fields, string.Empty);
        return new Batch(run) { Metrics = [row], ModelMetrics = model is null ? [] : [model] };
    }

    /// <summary>The batch as it is stored: values cut to their lengths.</summary>
    /// <exception cref="ApiException">Something in it breaks a rule.</exception>
    public Batch Checked()
    {
        for (var i = 0; i < Metrics.Count; i++)
            MetricRules.Check(Metrics[i], Metrics.Count == 1 ? string.Empty : $"metrics[{i}]");
        IReadOnlyList<KeyValuePair<string, string>> parameters =
            [.. Parameters.Select((parameter, index) => RunRules.Parameter(parameter.Key, parameter.Value, $"params[{index}]"))];
        IReadOnlyList<KeyValuePair<string, string>> tags = [.. Tags.Select((tag, index) => RunRules.Tag(tag.Key, tag.Value, $"tags[{index}]"))];
        CheckLimit(Metrics.Count, MaxMetrics, "metrics");
        CheckLimit(parameters.Count, MaxParameters, "params");
        CheckLimit(tags.Count, MaxTags, "tags");
        CheckLimit(Metrics.Count + parameters.Count + tags.Count, MaxEntities, "metrics, params, and tags");
        var repeated = parameters.GroupBy(parameter => parameter.Key).SelectMany(group => group.Skip(1)).Select(parameter => parameter.Key).ToList();
        return repeated.Count == 0 ? this with { Parameters = parameters, Tags = tags, Points = MetricPoints.From(Metrics) } : throw ApiException.Invalid(
            $"Duplicate parameter keys have been submitted: {PythonText.List(repeated)}. Please ensure the request contains only one param value per param key.");
    }

    /// <summary>Writes the batch to its run: all of it or, when it is refused, nothing.</summary>
    /// <exception cref="ApiException">The run is missing or deleted, or a parameter has another value already.</exception>
    public async Task WriteAsync(Session session)
    {
        var run = await RunQueries.RequireActiveAsync(session, RunId).ConfigureAwait(false);
        var conflicts = await RunQueries.AddParametersAsync(session, RunId, Parameters).ConfigureAwait(false);
        if (conflicts.Count > 0)
        {
            var old = conflicts.Select(conflict =>
                $"{{'key': {PythonText.Quoted(conflict.Key)}, 'old_value': {PythonText.Quoted(conflict.OldValue)}, 'new_value': {PythonText.Quoted(conflict.NewValue)}}}");
            throw ApiException.Invalid(
                $"Changing param values is not allowed. Params were already logged='[{string.Join(", ", old)}]' for run ID='{RunId}'.");
        }

        await MetricQueries.AddAsync(session, RunId, Points).ConfigureAwait(false);
        await MetricQueries.AddToModelsAsync(session, run, ModelMetrics).ConfigureAwait(false);
        await RunQueries.SetTagsAsync(session, RunId, Tags).ConfigureAwait(false);
    }

    private static (MetricRow Row, ModelMetric? Model) Point(RequestFields fields, string path)
    {
        var row = MetricRow.FromSent(
            Named(path, fields, "key", (field, name) => field.RequiredString(name)),
            Named(path, fields, "value", (field, name) => field.RequiredNumber(name)),
            Named(path, fields, "timestamp", (field, name) => field.RequiredInteger(name)),
            Named(path, fields, "step", (field, name) => field.OptionalInteger(name) ?? 0));
        return (
            row,
            fields.OptionalString("model_id") is { Length: > 0 } model
                ? new ModelMetric(model, fields.OptionalString("dataset_name"), fields.OptionalString("dataset_digest"), row)
                : null);
    }

    // The refusal names the field with its place in the list.
    private static T Named<T>(string path, RequestFields fields, string name, Func<RequestFields, string, T> read)
    {
        try
        {
            return read(fields, name);
        }
        catch (ApiException e) when (path.Length > 0)
        {
            throw new ApiException(e.Status, e.ErrorCode, e.Message.Replace($"'{name}'", $"'{path}.{name}'", StringComparison.Ordinal));
        }
    }

    private static void CheckLimit(int count, int limit, string what)
    {
        if (count > limit)
        {
            throw ApiException.Invalid(
                $"A batch logging request can contain at most {limit} {what}. Got {count} {what}. "
                + $"Please split up {what} across multiple requests and try again.");
        }
    }
}
