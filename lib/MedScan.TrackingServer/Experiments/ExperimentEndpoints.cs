using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Experiments;

/// <summary>The operations on experiments.</summary>
internal sealed class ExperimentEndpoints(Database database, TimeProvider clock)
{
    private const string Base = "2.0/mlflow/experiments";

    public static void Map(IEndpointRouteBuilder routes, Database database, EmbeddedServerOptions options)
    {
        var endpoints = new ExperimentEndpoints(database, options.TimeProvider);
        routes.MapApi("POST", $"{Base}/create", endpoints.CreateAsync);
        routes.MapApi("GET", $"{Base}/get", endpoints.GetAsync);
        routes.MapApi("GET", $"{Base}/get-by-name", endpoints.GetByNameAsync);
    }

    private async Task CreateAsync(HttpContext context, RequestFields fields)
    {
        var name = fields.RequiredString("name");
        var location = fields.OptionalString("artifact_location");
        var tags = fields.Objects("tags").Select(tag => KeyValuePair.Create(tag.RequiredString("key"), tag.OptionalString("value") ?? string.Empty)).ToList();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var id = await database.WriteAsync(
            session => ExperimentQueries.CreateAsync(session, name, location, tags, now), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => writer.WriteString("experiment_id", id)).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RequiredString("experiment_id");
        var experiment = await database.ReadAsync(session => ExperimentQueries.GetAsync(session, id), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => experiment.WriteTo(writer, "experiment")).ConfigureAwait(false);
    }

    private async Task GetByNameAsync(HttpContext context, RequestFields fields)
    {
        var name = fields.RequiredString("experiment_name");
        var experiment = await database.ReadAsync(session => ExperimentQueries.GetByNameAsync(session, name), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => experiment.WriteTo(writer, "experiment")).ConfigureAwait(false);
    }
}
