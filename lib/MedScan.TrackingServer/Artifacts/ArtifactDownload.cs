using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>Sends a file as MLflow does: as an attachment whose type nobody guesses, in parts where a part was asked for.</summary>
internal static class ArtifactDownload
{
    private static readonly FileExtensionContentTypeProvider Types = new();

    // MLflow shows these as text, whatever type their ending stands for.
    private static readonly HashSet<string> TextEndings = new(StringComparer.Ordinal)
    {
        "txt", "log", "err", "cfg", "conf", "cnf", "cf", "ini", "properties", "prop", "hocon", "toml", "yaml", "yml", "xml", "json",
        "js", "py", "py3", "csv", "tsv", "md", "rst", "MLmodel", "MLproject",
    };

    /// <summary>The page that MLflow answers where a file to be shown is missing.</summary>
    private const string ErrorPage =
        "<!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n<h1>Internal Server Error</h1>\n<p>The server "
        + "encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error "
        + "in the application.</p>\n";

    /// <summary>Sends the file and closes it; what MLflow's UI gets for a file that is not there, when it is null.</summary>
    public static async Task SendAsync(HttpContext context, FileStream? file, string name)
    {
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(ErrorPage).ConfigureAwait(false);
            return;
        }

        await using var closing = file.ConfigureAwait(false);
        var headers = context.Response.Headers;
        headers.ContentDisposition = Disposition(name);
        // Should a browser ever show it in place: without scripts, and as nobody of this origin.
        headers.ContentSecurityPolicy = "sandbox";
        await Results.Stream(file, Type(name), enableRangeProcessing: true).ExecuteAsync(context).ConfigureAwait(false);
    }

    private static string Type(string name)
    {
        var ending = Path.GetExtension(name) is { Length: > 1 } extension ? extension[1..] : name;
        return TextEndings.Contains(ending) ? "text/plain"
            : Types.TryGetContentType(name, out var type) ? type
            : "application/octet-stream";
    }

    // A plain name as MLflow writes it; any other so that no browser misreads it.
    private static string Disposition(string name)
    {
        if (name.All(character => char.IsAsciiLetterOrDigit(character) || "!#$&+-.^_`|~".Contains(character, StringComparison.Ordinal)))
            return $"attachment; filename={name}";
        var value = new ContentDispositionHeaderValue("attachment");
        value.SetHttpFileName(name);
        return value.ToString();
    }
}
