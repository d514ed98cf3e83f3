using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Http;

/// <summary>Maps an operation under both of the prefixes that MLflow answers at.</summary>
internal static class ApiRoutes
{
    /// <summary>What a path begins with: for programs, and for the page.</summary>
    public static readonly IReadOnlyList<string> Prefixes = ["/api", "/ajax-api"];

    /// <param name="routes">Where to map.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path after the prefix, such as <c>2.0/mlflow/runs/create</c>.</param>
    /// <param name="handler">Reads the fields and answers.</param>
    public static void MapApi(this IEndpointRouteBuilder routes, string method, string path, Func<HttpContext, RequestFields, Task> handler)
    {
        foreach (var prefix in Prefixes)
        {
            routes.MapMethods($"{prefix}/{path}", [method], async context =>
                await handler(context, await RequestFields.ReadAsync(context).ConfigureAwait(false)).ConfigureAwait(false));
        }
    }

    /// <summary>Maps a POST operation that reads its body by itself.</summary>
    /// <param name="routes">Where to map.</param>
    /// <param name="path">The path after the prefix.</param>
    /// <param name="read">Reads the body, of which it must keep nothing.</param>
    /// <param name="handler">Answers.</param>
    public static void MapApi<T>(this IEndpointRouteBuilder routes, string path, Func<ReadOnlySequence<byte>, T> read, Func<HttpContext, T, Task> handler)
    {
        foreach (var prefix in Prefixes)
        {
            routes.MapMethods($"{prefix}/{path}", ["POST"], async context =>
                await handler(context, await RequestFields.ReadBodyAsync(context, read).ConfigureAwait(false)).ConfigureAwait(false));
        }
    }
}
