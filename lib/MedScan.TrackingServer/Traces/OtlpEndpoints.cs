using System.Globalization;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Traces;

/// <summary>Takes spans as OpenTelemetry's exporters send them.</summary>
internal sealed class OtlpEndpoints(Database database)
{
    private const string ContentType = "application/x-protobuf";

    public static void Map(IEndpointRouteBuilder routes, Database database) =>
        routes.MapMethods("/v1/traces", ["POST"], new OtlpEndpoints(database).SaveAsync);

    private async Task SaveAsync(HttpContext context)
    {
        var type = context.Request.ContentType?.Split(';')[0].Trim();
        if (type != ContentType)
            throw ApiException.Invalid($"Invalid Content-Type: {type}. Expected: {ContentType}");
        if (context.Request.Headers.ContentEncoding.Count > 0)
            throw new ApiException(415, "BAD_REQUEST", "Compressed spans are not read: set OTEL_EXPORTER_OTLP_COMPRESSION=none.");
        var spans = await ReadAsync(context).ConfigureAwait(false);
        var experimentId = ExperimentId(context.Request, spans);
        await database.WriteAsync(session => SpanQueries.SaveAsync(session, experimentId, spans), context.RequestAborted).ConfigureAwait(false);
        context.Response.ContentType = ContentType;
        await context.Response.WriteAsync("""{"partialSuccess":null}""").ConfigureAwait(false); // the type and the text of MLflow's answer do not agree either
    }

    // MLflow's client names the experiment in a header and at the root; other programs' spans go to the default experiment.
    private static long ExperimentId(HttpRequest request, IReadOnlyList<Span> spans)
    {
        var named = request.Headers["X-Mlflow-Experiment-Id"] is [{ Length: > 0 } header]
            ? header
            : spans.SelectMany(span => span.Attributes).FirstOrDefault(pair => pair.Key == "mlflow.experimentId").Value?.ToString() ?? "0";
        return long.TryParse(named, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : throw new ApiException(422, "INVALID_PARAMETER_VALUE", $"Expected the header X-Mlflow-Experiment-Id to name an experiment, got '{named}'.");
    }

    private static async Task<IReadOnlyList<Span>> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        try
        {
            var spans = OtlpReader.Read(body.ToArray());
            return spans.Count > 0 ? spans : throw ApiException.Invalid("Invalid OpenTelemetry protobuf format - no spans found");
        }
        catch (InvalidDataException e)
        {
            throw ApiException.Invalid($"Invalid OpenTelemetry protobuf format: {e.Message}");
        }
    }
}
