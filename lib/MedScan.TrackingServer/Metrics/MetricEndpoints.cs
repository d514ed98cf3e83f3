using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Metrics;

/// <summary>The operations that log metrics and read their histories.</summary>
internal sealed class MetricEndpoints(Database database)
{
    public static void Map(IEndpointRouteBuilder routes, Database database)
    {
        var endpoints = new MetricEndpoints(database);
        routes.MapApi(
            "2.0/mlflow/runs/log-metric", body => BatchReader.ReadMetric(body) ?? Batch.ReadMetric(RequestFields.FromBody(body)), endpoints.LogAsync);
        routes.MapApi(
            "2.0/mlflow/runs/log-batch", body => BatchReader.ReadBatch(body) ?? Batch.Read(RequestFields.FromBody(body)), endpoints.LogAsync);
        routes.MapApi("GET", "2.0/mlflow/metrics/get-history", endpoints.GetHistoryAsync);
        routes.MapApi("GET", "2.0/mlflow/metrics/get-history-bulk", endpoints.GetHistoryBulkAsync);
        routes.MapApi("GET", "2.0/mlflow/metrics/get-history-bulk-interval", endpoints.GetHistoryBulkIntervalAsync);
    }

    private async Task LogAsync(HttpContext context, Batch batch)
    {
        await database.WriteAsync(batch.Checked().WriteAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task GetHistoryAsync(HttpContext context, RequestFields fields)
    {
        var page = HistoryPage.Read(fields);
        var (points, token) = await database.ReadAsync(page.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.PageAsync(context, "metrics", points, token, static (one, point) => point.WriteTo(one)).ConfigureAwait(false);
    }

    private async Task GetHistoryBulkAsync(HttpContext context, RequestFields fields)
    {
        var request = HistoryBulk.Read(fields);
        var points = await database.ReadAsync(request.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer =>
        {
            writer.WriteStartArray("metrics"); // here, unlike elsewhere, an empty list is sent
            foreach (var (run, point) in points)
                point.WriteTo(writer, run);
            writer.WriteEndArray();
        }).ConfigureAwait(false);
    }

    private async Task GetHistoryBulkIntervalAsync(HttpContext context, RequestFields fields)
    {
        var request = HistoryInterval.Read(fields);
        var points = await database.ReadAsync(request.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(
            context,
            writer => Answer.List(writer, "metrics", points, static (one, item) => item.Point.WriteTo(one, item.Run))).ConfigureAwait(false);
    }
}
