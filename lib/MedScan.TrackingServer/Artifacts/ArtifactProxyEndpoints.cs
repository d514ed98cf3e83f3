using MedScan.TrackingServer.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>The operations on files by their path below the artifact root.</summary>
internal sealed class ArtifactProxyEndpoints(ArtifactStore store, long maxArtifactBytes)
{
    private const string Base = "2.0/mlflow-artifacts";

    public static void Map(IEndpointRouteBuilder routes, ArtifactStore store, EmbeddedServerOptions options)
    {
        var endpoints = new ArtifactProxyEndpoints(store, options.MaxArtifactBytes);
        routes.MapApi("GET", $"{Base}/artifacts", endpoints.ListAsync);
        foreach (var prefix in ApiRoutes.Prefixes)
        {
            routes.MapMethods($"{prefix}/{Base}/artifacts/{{**path}}", ["GET"], endpoints.DownloadAsync);
            routes.MapMethods($"{prefix}/{Base}/artifacts/{{**path}}", ["PUT"], endpoints.UploadAsync);
            routes.MapMethods($"{prefix}/{Base}/artifacts/{{**path}}", ["DELETE"], endpoints.DeleteAsync);
        }

        foreach (var operation in (string[])["create", "complete", "abort"])
            routes.MapApi("POST", $"{Base}/mpu/{operation}/{{**path}}", RefuseParts);
    }

    /// <summary>Keeps the path of an artifact as it was sent: the web server resolves <c>..</c> before anybody can refuse it.</summary>
    public static void UseSentPaths(IApplicationBuilder app) => app.Use((context, next) =>
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        var end = target.IndexOf('?', StringComparison.Ordinal);
        var sent = end < 0 ? target : target[..end];
        foreach (var prefix in ApiRoutes.Prefixes)
        {
            var route = $"{prefix}/{Base}/artifacts/";
            if (sent.StartsWith(route, StringComparison.Ordinal) && sent.Length > route.Length)
            {
                context.Items[typeof(ArtifactPath)] = sent[route.Length..];
                context.Request.Path = route + "sent";
            }
        }

        return next(context);
    });

    private async Task ListAsync(HttpContext context, RequestFields fields)
    {
        var path = fields.OptionalString("path") is { } text ? ArtifactPath.Parse(text) : ArtifactPath.Root;
        var entries = store.List(path);
        await Answer.JsonAsync(context, writer => ArtifactEntry.WriteAll(writer, entries)).ConfigureAwait(false);
    }

    private async Task DownloadAsync(HttpContext context)
    {
        var path = Sent(context);
        var file = store.OpenRead(path) ?? throw new ApiException(
            500, "INTERNAL_ERROR", $"The following failures occurred while downloading one or more artifacts:\n##### File {path} #####\nNo such file: '{path}'");
        await ArtifactDownload.SendAsync(context, file, path.Name).ConfigureAwait(false);
    }

    private async Task UploadAsync(HttpContext context)
    {
        var path = Sent(context);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = maxArtifactBytes;
        await store.WriteAsync(path, context.Request.Body, context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private Task DeleteAsync(HttpContext context)
    {
        store.Delete(Sent(context));
        return Answer.EmptyAsync(context);
    }

    // Uploads in parts are for object stores; MLflow's own server refuses them on local disks too, and its client then sends the whole.
    private static Task RefuseParts(HttpContext context, RequestFields fields) =>
        throw new ApiException(501, "NOT_IMPLEMENTED", "Multipart upload is not supported for the current artifact repository");

    private static ArtifactPath Sent(HttpContext context) => ArtifactPath.Parse(
        context.Items[typeof(ArtifactPath)] is string sent ? Uri.UnescapeDataString(sent) : (string)context.GetRouteValue("path")!);
}
