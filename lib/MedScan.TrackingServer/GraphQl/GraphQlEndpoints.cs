using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.GraphQl;

/// <summary>Answers GraphQL requests.</summary>
internal sealed class GraphQlEndpoints(MlflowQueries queries)
{
    public static void Map(IEndpointRouteBuilder routes, Database database)
    {
        var endpoints = new GraphQlEndpoints(new MlflowQueries(database));
        routes.MapMethods("/graphql", ["GET"], endpoints.GetAsync);
        routes.MapMethods("/graphql", ["POST"], endpoints.PostAsync);
    }

    private Task GetAsync(HttpContext context) => RunAsync(
        context,
        context.Request.Query["query"],
        context.Request.Query["operationName"],
        context.Request.Query["variables"] is [{ Length: > 0 } text] ? Parse(Encoding.UTF8.GetBytes(text)) : null);

    private async Task PostAsync(HttpContext context)
    {
        var body = await RequestFields.ReadBodyAsync(context, static bytes => Parse(bytes.ToArray())).ConfigureAwait(false);
        await RunAsync(context, Text(body, "query"), Text(body, "operationName"), body?["variables"] as JsonObject).ConfigureAwait(false);
    }

    private async Task RunAsync(HttpContext context, string? query, string? operationName, JsonObject? variables)
    {
        var result = string.IsNullOrEmpty(query)
            ? new GraphQlResult(null, ["Must provide query string."])
            : await GraphQlExecution.RunAsync(queries.Root, query, operationName, variables, context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer =>
        {
            writer.WritePropertyName("data");
            if (result.Data is null)
                writer.WriteNullValue();
            else
                result.Data.WriteTo(writer);
            if (result.Errors.Count == 0)
            {
                writer.WriteNull("errors");
                return;
            }

            writer.WriteStartArray("errors"); // MLflow sends the messages alone
            foreach (var error in result.Errors)
                writer.WriteStringValue(error);
            writer.WriteEndArray();
        }).ConfigureAwait(false);
    }

    private static string? Text(JsonObject? body, string name) => body?[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    // A name that stands twice or half a character would only be found out while the query runs.
    private static JsonObject? Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var parsed = JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = false }) as JsonObject;
            parsed?.ToJsonString();
            return parsed;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
