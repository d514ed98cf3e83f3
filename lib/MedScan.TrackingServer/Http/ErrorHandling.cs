using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace MedScan.TrackingServer.Http;

/// <summary>Turns what a handler throws into MLflow's error object, and unknown paths into its error pages.</summary>
internal static class ErrorHandling
{
    private const string NotFoundPage =
        "<!doctype html>\n<html lang=en>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n<p>The requested URL was not found on the "
        + "server. If you entered the URL manually please check your spelling and try again.</p>\n";

    private const string WrongMethodPage =
        "<!doctype html>\n<html lang=en>\n<title>405 Method Not Allowed</title>\n<h1>Method Not Allowed</h1>\n"
        + "<p>The method is not allowed for the requested URL.</p>\n";

    public static void Use(IApplicationBuilder app) => app.Use(HandleAsync);

    private static async Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            await next(context).ConfigureAwait(false);
            await PageAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = 499; // the client has gone; nobody reads this
        }
        // the last place where an error can still become an answer
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var (status, code, message) = Describe(e);
            await Answer.ErrorAsync(context, status, code, message).ConfigureAwait(false);
        }
    }

    private static (int Status, string Code, string Message) Describe(Exception error) => error switch
    {
        ApiException refused => (refused.Status, refused.ErrorCode, refused.Message),
        BadHttpRequestException bad => (bad.StatusCode, "BAD_REQUEST", bad.Message),
        SqliteException { SqliteErrorCode: 13 } => (507, "RESOURCE_EXHAUSTED", "The disk of the tracking server is full. Nothing of this request was stored."),
        SqliteException { SqliteErrorCode: 5 or 6 } => (503, "TEMPORARILY_UNAVAILABLE", "Another program holds the database; try again."),
        PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } =>
            (400, "INVALID_PARAMETER_VALUE", "PostgreSQL cannot store text with the character NUL."),
        PostgresException { SqlState: PostgresErrorCodes.StringDataRightTruncation } =>
            (400, "INVALID_PARAMETER_VALUE", $"A text is too long for its column: {error.Message}"),
        NpgsqlException { IsTransient: true } => (503, "TEMPORARILY_UNAVAILABLE", $"The database cannot be reached: {error.Message}"),
        _ => (500, "INTERNAL_ERROR", error.Message),
    };

    private static Task PageAsync(HttpContext context)
    {
        if (context.Response.HasStarted || context.Response.ContentType is not null)
            return Task.CompletedTask;
        var page = context.Response.StatusCode switch { 404 => NotFoundPage, 405 => WrongMethodPage, _ => null };
        if (page is null)
            return Task.CompletedTask;
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync(page);
    }
}
