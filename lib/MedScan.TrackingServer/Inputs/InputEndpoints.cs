using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Runs;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Inputs;

/// <summary>The operations on what runs use and make: data sets and logged models.</summary>
internal sealed class InputEndpoints(Database database)
{
    private const int MaxExperiments = 20;

    public static void Map(IEndpointRouteBuilder routes, Database database)
    {
        var endpoints = new InputEndpoints(database);
        routes.MapApi("POST", "2.0/mlflow/runs/log-inputs", endpoints.LogInputsAsync);
        routes.MapApi("POST", "2.0/mlflow/runs/outputs", endpoints.LogOutputsAsync);
        routes.MapApi("POST", "2.0/mlflow/experiments/search-datasets", endpoints.SearchDatasetsAsync);
    }

    private async Task LogInputsAsync(HttpContext context, RequestFields fields)
    {
        var run = fields.RunId();
        IReadOnlyList<DatasetInput> datasets = [.. fields.Objects("datasets").Select(DatasetInput.Read)];
        IReadOnlyList<string> models = [.. fields.Objects("models").Select(model => model.RequiredString("model_id"))];
        await database.WriteAsync(
            async session =>
            {
                var active = await RunQueries.RequireActiveAsync(session, run).ConfigureAwait(false);
                await InputQueries.AddDatasetsAsync(session, run, active.ExperimentId, datasets).ConfigureAwait(false);
                await InputQueries.AddModelInputsAsync(session, run, models).ConfigureAwait(false);
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task LogOutputsAsync(HttpContext context, RequestFields fields)
    {
        var run = fields.RunId();
        if (!fields.Has("models"))
            throw ApiException.Missing("models");
        IReadOnlyList<ModelOutput> models =
            [.. fields.Objects("models").Select(model => new ModelOutput(model.RequiredString("model_id"), model.OptionalInteger("step") ?? 0))];
        await database.WriteAsync(
            async session =>
            {
                await RunQueries.RequireActiveAsync(session, run).ConfigureAwait(false);
                await InputQueries.AddModelOutputsAsync(session, run, models).ConfigureAwait(false);
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task SearchDatasetsAsync(HttpContext context, RequestFields fields)
    {
        var ids = fields.Strings("experiment_ids");
        if (ids.Count == 0)
            throw ApiException.Invalid("SearchDatasets request must specify at least one experiment_id.");
        if (ids.Count > MaxExperiments)
            throw ApiException.Invalid($"SearchDatasets request cannot specify more than {MaxExperiments} experiment_ids. Received {ids.Count} experiment_ids.");
        IReadOnlyList<long> numbers = ExperimentId.ParseAll(ids);
        var found = await database.ReadAsync(session => InputQueries.SummariesAsync(session, numbers), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(
            context,
            writer => Answer.List(writer, "dataset_summaries", found, static (one, summary) => summary.WriteTo(one))).ConfigureAwait(false);
    }
}
