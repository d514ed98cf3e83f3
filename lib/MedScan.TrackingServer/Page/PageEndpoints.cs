using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Page;

/// <summary>Serves the compare page.</summary>
internal static class PageEndpoints
{
    // The page runs only what this server sends it, talks only to this server, and stands in nobody's frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; frame-src 'self' blob:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    // What stands in it came with an artifact: its own scripts and styles may run, as nobody of this origin and without a network.
    private const string FramePolicy =
        "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; "
        + "font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static readonly string[] Methods = ["GET", "HEAD"];

    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (path, file) in PageFiles.ByPath)
            routes.MapMethods(path, Methods, context => SendAsync(context, file, isFrame: path == PageFiles.Frame));
    }

    private static Task SendAsync(HttpContext context, PageFile file, bool isFrame)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = isFrame ? FramePolicy : Policy;
        headers.XFrameOptions = isFrame ? "SAMEORIGIN" : "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        headers.ETag = file.Tag;
        context.Response.ContentType = file.ContentType;
        if (context.Request.Headers.IfNoneMatch.Any(tags => tags?.Contains(file.Tag, StringComparison.Ordinal) == true))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Response.ContentLength = file.Content.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(file.Content, context.RequestAborted).AsTask();
    }
}
