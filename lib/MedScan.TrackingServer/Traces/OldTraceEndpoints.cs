using System.Text.Json;
using MedScan.TrackingServer.Artifacts;
using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Traces;

/// <summary>The operations on traces of version 2 of the API, which MLflow's clients of 2.x and its web UI use.</summary>
internal sealed class OldTraceEndpoints(Database database, ArtifactStore artifacts)
{
    private const string Base = "2.0/mlflow/traces";
    private const string DataFile = "traces.json";

    private readonly ArtifactUri uris = new(artifacts);

    public static void Map(IEndpointRouteBuilder routes, Database database, ArtifactStore artifacts)
    {
        var endpoints = new OldTraceEndpoints(database, artifacts);
        routes.MapApi("POST", Base, endpoints.StartAsync);
        routes.MapApi("GET", Base, endpoints.SearchAsync);
        routes.MapApi("PATCH", $"{Base}/{{trace_id}}", endpoints.EndAsync);
        routes.MapApi("GET", $"{Base}/{{trace_id}}/info", endpoints.GetAsync);
        routes.MapMethods("/ajax-api/2.0/mlflow/get-trace-artifact", ["GET"], endpoints.GetDataAsync);
    }

    private async Task StartAsync(HttpContext context, RequestFields fields)
    {
        var trace = new Trace($"tr-{Guid.NewGuid():N}", ExperimentId.Parse(fields.RequiredString("experiment_id")), fields.OptionalInteger("timestamp_ms") ?? 0)
        {
            State = "IN_PROGRESS",
            Metadata = [.. fields.Pairs("request_metadata").Select(TraceRules.Pair)],
            Tags = [.. fields.Pairs("tags").Select(TraceRules.Pair)],
        };
        var stored = await database.WriteAsync(session => TraceQueries.SaveAsync(session, trace), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => stored.WriteOldTo(writer, "trace_info")).ConfigureAwait(false);
    }

    private async Task EndAsync(HttpContext context, RequestFields fields)
    {
        var id = TraceEndpoints.Id(context);
        var end = fields.OptionalInteger("timestamp_ms") ?? 0;
        var state = TraceRules.State(fields, "status");
        IReadOnlyList<KeyValuePair<string, string>> metadata = [.. fields.Pairs("request_metadata").Select(TraceRules.Pair)];
        IReadOnlyList<KeyValuePair<string, string>> tags = [.. fields.Pairs("tags").Select(TraceRules.Pair)];
        var stored = await database.WriteAsync(
            session => TraceQueries.EndAsync(session, id, end, state, metadata, tags), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => stored.WriteOldTo(writer, "trace_info")).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context, RequestFields fields)
    {
        var id = TraceEndpoints.Id(context);
        var trace = await database.ReadAsync(session => TraceQueries.GetAsync(session, id), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => trace.WriteOldTo(writer, "trace_info")).ConfigureAwait(false);
    }

    private async Task SearchAsync(HttpContext context, RequestFields fields)
    {
        var experiments = fields.Strings("experiment_ids");
        if (experiments.Count == 0)
            throw ApiException.Missing("experiment_ids");
        var search = TraceSearch.Read(fields, experiments);
        var (traces, token) = await database.ReadAsync(search.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.PageAsync(context, "traces", traces, token, static (one, trace) => trace.WriteOldTo(one)).ConfigureAwait(false);
    }

    // The spans of a trace: from the table, or where a client of 2.x has uploaded them as a file.
    private async Task GetDataAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var id = fields.OptionalString("request_id");
        if (string.IsNullOrEmpty(id))
            throw new ApiException(400, "BAD_REQUEST", "Request must include the \"request_id\" query parameter.");
        var (trace, spans) = await database.ReadAsync(
            async session => (
                await TraceQueries.GetAsync(session, id).ConfigureAwait(false),
                (await SpanQueries.GetAsync(session, [id]).ConfigureAwait(false))[id].ToList()),
            context.RequestAborted).ConfigureAwait(false);
        if (spans.Count > 0)
        {
            context.Response.Headers.ContentDisposition = $"attachment; filename={DataFile}";
            await Answer.JsonAsync(context, writer => WriteSpans(writer, spans)).ConfigureAwait(false);
            return;
        }

        var location = trace.Tags.FirstOrDefault(tag => tag.Key == "mlflow.artifactLocation").Value ?? string.Empty;
        var file = artifacts.OpenRead(uris.Resolve(location).Append(ArtifactPath.Parse(DataFile)))
            ?? throw ApiException.NotFound($"Trace data of trace '{id}' not found.");
        await ArtifactDownload.SendAsync(context, file, DataFile).ConfigureAwait(false);
    }

    private static void WriteSpans(Utf8JsonWriter writer, List<string> spans)
    {
        writer.WriteStartArray("spans");
        foreach (var span in spans)
            writer.WriteRawValue(span);
        writer.WriteEndArray();
    }
}
