using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Runs;

/// <summary>The operations on runs, their parameters and tags.</summary>
internal sealed class RunEndpoints(Database database, TimeProvider clock)
{
    private const string Base = "2.0/mlflow/runs";

    public static void Map(IEndpointRouteBuilder routes, Database database, EmbeddedServerOptions options)
    {
        var endpoints = new RunEndpoints(database, options.TimeProvider);
        routes.MapApi("POST", $"{Base}/create", endpoints.CreateAsync);
        routes.MapApi("GET", $"{Base}/get", endpoints.GetAsync);
        routes.MapApi("POST", $"{Base}/search", endpoints.SearchAsync);
        routes.MapApi("POST", $"{Base}/update", endpoints.UpdateAsync);
        routes.MapApi("POST", $"{Base}/delete", endpoints.DeleteAsync);
        routes.MapApi("POST", $"{Base}/restore", endpoints.RestoreAsync);
        routes.MapApi("POST", $"{Base}/log-parameter", endpoints.LogParameterAsync);
        routes.MapApi("POST", $"{Base}/set-tag", endpoints.SetTagAsync);
        routes.MapApi("POST", $"{Base}/delete-tag", endpoints.DeleteTagAsync);
    }

    private async Task CreateAsync(HttpContext context, RequestFields fields)
    {
        var experiment = fields.OptionalString("experiment_id") is { Length: > 0 } given ? given : "0";
        var user = fields.OptionalString("user_id") ?? string.Empty;
        var start = fields.OptionalInteger("start_time") ?? 0;
        var name = fields.OptionalString("run_name") ?? string.Empty;
        var tags = fields.Pairs("tags").Select((tag, index) => RunRules.Tag(tag.Key, tag.Value, $"tags[{index}]")).ToList();
        var tagged = tags.FirstOrDefault(tag => tag.Key == RunQueries.NameTag).Value ?? string.Empty;
        if (name.Length > 0 && tagged.Length > 0 && name != tagged)
        {
            throw ApiException.Invalid(
                "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values "
                + $"(run_name='{name}', mlflow.runName='{tagged}').");
        }

        name = name.Length > 0 ? name : tagged.Length > 0 ? tagged : RunNames.Next();
        tags.RemoveAll(tag => tag.Key == RunQueries.NameTag && tagged.Length == 0);
        if (tagged.Length == 0)
            tags.Add(new(RunQueries.NameTag, name));
        var id = Guid.NewGuid().ToString("N");
        var run = await database.WriteAsync(
            session => RunQueries.CreateAsync(session, id, experiment, name, user, start, tags), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => run.WriteTo(writer, "run", withOutputs: false)).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RunId();
        var run = await database.ReadAsync(session => RunQueries.GetAsync(session, id), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => run.WriteTo(writer, "run")).ConfigureAwait(false);
    }

    private async Task SearchAsync(HttpContext context, RequestFields fields)
    {
        var search = RunSearch.Read(fields);
        var (runs, token) = await database.ReadAsync(search.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.PageAsync(context, "runs", runs, token, static (one, run) => run.WriteTo(one)).ConfigureAwait(false);
    }

    private async Task UpdateAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RunId();
        var status = RunStatus.Read(fields);
        var end = fields.OptionalInteger("end_time");
        var name = fields.OptionalString("run_name");
        var info = await database.WriteAsync(
            session => RunQueries.UpdateAsync(session, id, status, end, name), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => info.WriteTo(writer, "run_info")).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RunId();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await database.WriteAsync(session => RunQueries.SetStageAsync(session, id, "deleted", now), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task RestoreAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RunId();
        await database.WriteAsync(session => RunQueries.SetStageAsync(session, id, "active", null), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task LogParameterAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RunId();
        var parameter = RunRules.Parameter(fields.RequiredString("key"), fields.OptionalString("value") ?? string.Empty, string.Empty);
        await database.WriteAsync(
            async session =>
            {
                await RunQueries.RequireActiveAsync(session, id).ConfigureAwait(false);
                if (await RunQueries.AddParametersAsync(session, id, [parameter]).ConfigureAwait(false) is [var conflict])
                {
                    throw ApiException.Invalid(
                        $"Changing param values is not allowed. Param with key='{conflict.Key}' was already logged with value='{conflict.OldValue}' "
                        + $"for run ID='{id}'. Attempted logging new value '{conflict.NewValue}'.");
                }
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task SetTagAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RunId();
        var tag = RunRules.Tag(fields.RequiredString("key"), fields.OptionalString("value") ?? string.Empty, string.Empty);
        await database.WriteAsync(
            async session =>
            {
                await RunQueries.RequireActiveAsync(session, id).ConfigureAwait(false);
                await RunQueries.SetTagsAsync(session, id, [tag]).ConfigureAwait(false);
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task DeleteTagAsync(HttpContext context, RequestFields fields)
    {
        var id = fields.RunId();
        var key = fields.RequiredString("key");
        await database.WriteAsync(session => RunQueries.DeleteTagAsync(session, id, key), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }
}
