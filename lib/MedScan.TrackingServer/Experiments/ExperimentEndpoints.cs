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
        routes.MapApi("GET", $"{Base}/search", endpoints.SearchAsync);
        routes.MapApi("POST", $"{Base}/search", endpoints.SearchAsync);
        routes.MapApi("POST", $"{Base}/update", endpoints.UpdateAsync);
        routes.MapApi("POST", $"{Base}/delete", endpoints.DeleteAsync);
        routes.MapApi("POST", $"{Base}/restore", endpoints.RestoreAsync);
        routes.MapApi("POST", $"{Base}/set-experiment-tag", endpoints.SetTagAsync);
        routes.MapApi("POST", $"{Base}/delete-experiment-tag", endpoints.DeleteTagAsync);
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task CreateAsync(HttpContext context, RequestFields fields)
    {
        var name = fields.RequiredString("name");
        var location = ExperimentRules.Location(fields.OptionalString("artifact_location"));
        var tags = fields.Pairs("tags");
        ExperimentRules.CheckName(name);
        foreach (var (key, value) in tags)
            ExperimentRules.CheckTag(key, value);
        var now = Now;
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

    private async Task SearchAsync(HttpContext context, RequestFields fields)
    {
        var search = ExperimentSearch.Read(fields);
        var (experiments, token) = await database.ReadAsync(search.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.PageAsync(context, "experiments", experiments, token, (one, experiment) => experiment.WriteTo(one)).ConfigureAwait(false);
    }

    private async Task UpdateAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RequiredString("experiment_id");
        var name = fields.RequiredString("new_name");
        ExperimentRules.CheckName(name, "new_name");
        var now = Now;
        await database.WriteAsync(session => ExperimentQueries.RenameAsync(session, id, name, now), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RequiredString("experiment_id");
        var now = Now;
        await database.WriteAsync(session => ExperimentQueries.DeleteAsync(session, id, now), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task RestoreAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RequiredString("experiment_id");
        var now = Now;
        await database.WriteAsync(session => ExperimentQueries.RestoreAsync(session, id, now), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task SetTagAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RequiredString("experiment_id");
        var key = fields.RequiredString("key");
        var value = fields.OptionalString("value") ?? string.Empty;
        ExperimentRules.CheckTag(key, value);
        await database.WriteAsync(session => ExperimentQueries.SetTagAsync(session, id, key, value), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task DeleteTagAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RequiredString("experiment_id");
        var key = fields.RequiredString("key");
        await database.WriteAsync(session => ExperimentQueries.DeleteTagAsync(session, id, key), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }
}
