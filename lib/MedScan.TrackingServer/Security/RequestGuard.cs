using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Page;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace MedScan.TrackingServer.Security;

/// <summary>Turns away, before anything else sees them, requests that a stranger's page could have sent and those without the token.</summary>
internal sealed class RequestGuard(HostNames hosts, AccessToken? token)
{
    public static void Use(IApplicationBuilder app, HostNames hosts, string? token)
    {
        var guard = new RequestGuard(hosts, string.IsNullOrEmpty(token) ? null : new AccessToken(token));
        app.Use(guard.CheckAsync);
    }

    private Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        // No other origin shows an artifact as its picture or reads it as its script.
        context.Response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        var request = context.Request;
        var isProbe = request.Path.Value is "/health" or "/version";
        if (!isProbe && !hosts.Allows(request.Host.Value ?? string.Empty))
            return RefuseAsync(context, "Invalid Host header - possible DNS rebinding attack detected");
        if (IsWrite(request.Method) && !IsSameOrigin(request))
            return RefuseAsync(context, "Cross-origin request blocked");
        if (token is null || isProbe || IsPage(request) || token.IsShownBy(request.Headers.Authorization))
            return next(context);
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"mlflow\", Bearer";
        return Answer.ErrorAsync(
            context, StatusCodes.Status401Unauthorized, "UNAUTHENTICATED", "This tracking server wants its token, as a bearer token or as the password of any user.");
    }

    private static bool IsWrite(string method) => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static bool IsPage(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && PageFiles.ByPath.ContainsKey(request.Path.Value ?? string.Empty);

    // The scheme is left out: behind a proxy that ends TLS the browser says https and this server hears http.
    private static bool IsSameOrigin(HttpRequest request)
    {
        if (request.Headers.Origin.Count == 0)
            return true; // no browser omits it when it writes across origins
        var origin = request.Headers.Origin.ToString();
        var scheme = origin.IndexOf("://", StringComparison.Ordinal);
        return scheme > 0 && origin[(scheme + 3)..].Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    private static Task RefuseAsync(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(reason);
    }
}
