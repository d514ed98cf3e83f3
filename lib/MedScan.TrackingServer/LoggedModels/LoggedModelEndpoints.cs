using MedScan.TrackingServer.Artifacts;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Runs;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.LoggedModels;

/// <summary>The operations on logged models and their artifacts.</summary>
internal sealed class LoggedModelEndpoints(Database database, ArtifactStore artifacts, TimeProvider clock)
{
    private const string Base = "2.0/mlflow/logged-models";
    private const string One = Base + "/{model_id}";

    private readonly ArtifactUri uris = new(artifacts);

    public static void Map(IEndpointRouteBuilder routes, Database database, ArtifactStore artifacts, EmbeddedServerOptions options)
    {
        var endpoints = new LoggedModelEndpoints(database, artifacts, options.TimeProvider);
        routes.MapApi("POST", Base, endpoints.CreateAsync);
        routes.MapApi("POST", $"{Base}/search", endpoints.SearchAsync);
        routes.MapApi("GET", One, endpoints.GetAsync);
        routes.MapApi("PATCH", One, endpoints.FinalizeAsync);
        routes.MapApi("DELETE", One, endpoints.DeleteAsync);
        routes.MapApi("PATCH", $"{One}/tags", endpoints.SetTagsAsync);
        routes.MapApi("DELETE", $"{One}/tags/{{tag_key}}", endpoints.DeleteTagAsync);
        routes.MapApi("POST", $"{One}/params", endpoints.AddParametersAsync);
        routes.MapApi("GET", $"{One}/artifacts/directories", endpoints.ListArtifactsAsync);
        routes.MapApi("GET", $"{One}/artifacts/files", endpoints.GetArtifactAsync);
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task CreateAsync(HttpContext context, RequestFields fields)
    {
        var experiment = fields.RequiredString("experiment_id");
        var model = new LoggedModel($"m-{Guid.NewGuid():N}", 0, LoggedModelRules.Name(fields) ?? RunNames.Next(), string.Empty)
        {
            CreationTime = Now,
            Status = LoggedModelStatus.Pending,
            ModelType = fields.OptionalString("model_type") ?? string.Empty,
            SourceRunId = fields.OptionalString("source_run_id") ?? string.Empty,
            Tags = LoggedModelRules.Pairs(fields, "tags"),
            Parameters = LoggedModelRules.Pairs(fields, "params"),
        };
        var created = await database.WriteAsync(session => LoggedModelQueries.CreateAsync(session, experiment, model), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => created.WriteTo(writer, "model")).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context, RequestFields fields)
    {
        var model = await FindAsync(context).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => model.WriteTo(writer, "model")).ConfigureAwait(false);
    }

    private async Task FinalizeAsync(HttpContext context, RequestFields fields)
    {
        var (id, status, now) = (Id(context), LoggedModelStatus.Read(fields), Now);
        var model = await database.WriteAsync(session => LoggedModelQueries.FinalizeAsync(session, id, status, now), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => model.WriteTo(writer, "model")).ConfigureAwait(false);
    }

    private Task DeleteAsync(HttpContext context, RequestFields fields)
    {
        var (id, now) = (Id(context), Now);
        return ChangeAsync(context, session => LoggedModelQueries.DeleteAsync(session, id, now));
    }

    private async Task SearchAsync(HttpContext context, RequestFields fields)
    {
        var search = LoggedModelSearch.Read(fields);
        var (models, token) = await database.ReadAsync(search.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.PageAsync(context, "models", models, token, static (one, model) => model.WriteTo(one)).ConfigureAwait(false);
    }

    private Task SetTagsAsync(HttpContext context, RequestFields fields)
    {
        var (id, tags) = (Id(context), LoggedModelRules.Pairs(fields, "tags"));
        return ChangeAsync(context, session => LoggedModelQueries.SetTagsAsync(session, id, tags));
    }

    private Task DeleteTagAsync(HttpContext context, RequestFields fields)
    {
        var (id, key) = (Id(context), (string)context.GetRouteValue("tag_key")!);
        return ChangeAsync(context, session => LoggedModelQueries.DeleteTagAsync(session, id, key));
    }

    private Task AddParametersAsync(HttpContext context, RequestFields fields)
    {
        var (id, parameters) = (Id(context), LoggedModelRules.Pairs(fields, "params"));
        return ChangeAsync(context, async session =>
        {
            await LoggedModelQueries.GetAsync(session, id).ConfigureAwait(false);
            await LoggedModelQueries.AddParametersAsync(session, id, parameters).ConfigureAwait(false);
        });
    }

    private async Task ListArtifactsAsync(HttpContext context, RequestFields fields)
    {
        var folder = fields.OptionalString("artifact_directory_path") is { } sent ? ArtifactPath.Parse(sent) : ArtifactPath.Root;
        var model = await FindAsync(context).ConfigureAwait(false);
        var entries = RunArtifactEndpoints.Below(folder, artifacts.List(uris.Resolve(model.ArtifactLocation).Append(folder)));
        await Answer.JsonAsync(context, writer =>
        {
            writer.WriteString("root_uri", model.ArtifactLocation);
            ArtifactEntry.WriteAll(writer, entries);
        }).ConfigureAwait(false);
    }

    private async Task GetArtifactAsync(HttpContext context, RequestFields fields)
    {
        var sent = fields.OptionalString("artifact_file_path");
        if (string.IsNullOrEmpty(sent))
            throw new ApiException(400, "BAD_REQUEST", "Request must include the \"artifact_file_path\" query parameter.");
        var path = ArtifactPath.Parse(sent);
        var model = await FindAsync(context).ConfigureAwait(false);
        await ArtifactDownload.SendAsync(context, artifacts.OpenRead(uris.Resolve(model.ArtifactLocation).Append(path)), path.Name).ConfigureAwait(false);
    }

    private static string Id(HttpContext context) => (string)context.GetRouteValue("model_id")!;

    private Task<LoggedModel> FindAsync(HttpContext context)
    {
        var id = Id(context);
        return database.ReadAsync(session => LoggedModelQueries.GetAsync(session, id), context.RequestAborted);
    }

    private async Task ChangeAsync(HttpContext context, Func<Session, Task> change)
    {
        await database.WriteAsync(change, context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }
}
