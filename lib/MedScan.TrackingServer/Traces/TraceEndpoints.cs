using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Traces;

/// <summary>The operations on traces, of version 3 of the API and those that both versions have.</summary>
internal sealed class TraceEndpoints(Database database)
{
    private const string Base = "3.0/mlflow/traces";
    private const string OldBase = "2.0/mlflow/traces";
    private const long NoLimit = 1_000_000;

    public static void Map(IEndpointRouteBuilder routes, Database database)
    {
        var endpoints = new TraceEndpoints(database);
        routes.MapApi("POST", Base, endpoints.StartAsync);
        routes.MapApi("POST", $"{Base}/search", endpoints.SearchAsync);
        routes.MapApi("GET", $"{Base}/batchGet", endpoints.GetManyAsync);
        routes.MapApi("GET", $"{Base}/{{trace_id}}", endpoints.GetAsync);
        foreach (var version in (string[])[Base, OldBase])
        {
            routes.MapApi("POST", $"{version}/delete-traces", endpoints.DeleteAsync);
            routes.MapApi("PATCH", $"{version}/{{trace_id}}/tags", endpoints.SetTagAsync);
            routes.MapApi("DELETE", $"{version}/{{trace_id}}/tags", endpoints.DeleteTagAsync);
        }
    }

    /// <summary>The id in the path.</summary>
    public static string Id(HttpContext context) => (string)context.GetRouteValue("trace_id")!;

    private async Task StartAsync(HttpContext context, RequestFields fields)
    {
        var info = (fields.Object("trace") ?? throw ApiException.Missing("trace")).Object("trace_info") ?? throw ApiException.Missing("trace.trace_info");
        var experiment = info.Object("trace_location")?.Object("mlflow_experiment")?.RequiredString("experiment_id")
            ?? throw ApiException.Missing("trace.trace_info.trace_location.mlflow_experiment.experiment_id");
        var trace = new Trace(
            TraceRules.Id(info.RequiredString("trace_id")),
            ExperimentId.Parse(experiment),
            TraceTime.ReadPoint(info, "request_time") ?? 0)
        {
            Duration = TraceTime.ReadSpan(info, "execution_duration"),
            State = TraceRules.State(info, "state"),
            ClientRequestId = info.OptionalString("client_request_id") is { } client ? TraceRules.Id(client) : null,
            RequestPreview = TraceRules.Preview(info.OptionalString("request_preview")),
            ResponsePreview = TraceRules.Preview(info.OptionalString("response_preview")),
            Metadata = [.. info.Map("trace_metadata").Select(TraceRules.Pair)],
            Tags = [.. info.Map("tags").Select(TraceRules.Pair)],
        };
        var stored = await database.WriteAsync(session => TraceQueries.SaveAsync(session, trace), context.RequestAborted).ConfigureAwait(false);
        await AnswerAsync(context, stored).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context, RequestFields fields)
    {
        var id = Id(context);
        await AnswerAsync(
            context, await database.ReadAsync(session => TraceQueries.GetAsync(session, id), context.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private async Task SearchAsync(HttpContext context, RequestFields fields)
    {
        if (!fields.Has("locations"))
            throw ApiException.Missing("locations");
        var experiments = fields.Objects("locations")
            .Select(location => location.Object("mlflow_experiment")?.OptionalString("experiment_id")).OfType<string>().ToList();
        var search = TraceSearch.Read(fields, experiments);
        var (traces, token) = await database.ReadAsync(search.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.PageAsync(context, "traces", traces, token, static (one, trace) => trace.WriteTo(one)).ConfigureAwait(false);
    }

    private async Task GetManyAsync(HttpContext context, RequestFields fields)
    {
        var ids = fields.Strings("trace_ids");
        if (ids.Count == 0)
            throw ApiException.Missing("trace_ids");
        var (traces, spans) = await database.ReadAsync(
            async session =>
            {
                var found = new List<Trace>();
                foreach (var id in ids.Distinct())
                {
                    if (await TraceQueries.FindAsync(session, id).ConfigureAwait(false) is { } trace)
                        found.Add(trace);
                }

                return (found, await SpanQueries.GetAsync(session, ids).ConfigureAwait(false));
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => Answer.List(writer, "traces", traces, (one, trace) =>
        {
            one.WriteStartObject();
            trace.WriteTo(one, "trace_info");
            Answer.List(one, "spans", [.. spans[trace.Id]], SpanJson.Send);
            one.WriteEndObject();
        })).ConfigureAwait(false);
    }

    private async Task SetTagAsync(HttpContext context, RequestFields fields)
    {
        var id = Id(context);
        var tag = TraceRules.Pair(new(fields.RequiredString("key"), fields.OptionalString("value") ?? string.Empty));
        await ChangeAsync(context, id, session => TraceQueries.SetTagAsync(session, id, tag)).ConfigureAwait(false);
    }

    private async Task DeleteTagAsync(HttpContext context, RequestFields fields)
    {
        var id = Id(context);
        var key = fields.RequiredString("key");
        await ChangeAsync(context, id, session => TraceQueries.DeleteTagAsync(session, id, key)).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext context, RequestFields fields)
    {
        var experiment = fields.RequiredString("experiment_id");
        var until = fields.OptionalInteger("max_timestamp_millis");
        var limit = fields.OptionalInteger("max_traces");
        var ids = fields.Strings("request_ids");
        if (ids.Count == 0 == until is null)
            throw ApiException.Invalid("Either `max_timestamp_millis` or `request_ids` must be specified, and not both of them.");
        if (limit is not null && ids.Count > 0)
            throw ApiException.Invalid("`max_traces` can't be specified if `request_ids` is specified.");
        if (limit < 1)
            throw ApiException.Invalid($"`max_traces` must be a positive integer, received {limit}.");
        var number = ExperimentId.Parse(experiment);
        var deleted = await database.WriteAsync(
            session => TraceQueries.DeleteAsync(session, number, ids.Count > 0 ? ids : null, until ?? 0, limit ?? NoLimit), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => writer.WriteNumber("traces_deleted", deleted)).ConfigureAwait(false);
    }

    private async Task ChangeAsync(HttpContext context, string id, Func<Session, Task> change)
    {
        await database.WriteAsync(
            async session =>
            {
                await TraceQueries.GetAsync(session, id).ConfigureAwait(false);
                await change(session).ConfigureAwait(false);
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private static Task AnswerAsync(HttpContext context, Trace trace) => Answer.JsonAsync(context, writer =>
    {
        writer.WriteStartObject("trace");
        trace.WriteTo(writer, "trace_info");
        writer.WriteEndObject();
    });
}
