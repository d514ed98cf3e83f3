using MedScan.TrackingServer.Artifacts;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.LoggedModels;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Models;

/// <summary>The operations on model versions.</summary>
internal sealed class ModelVersionEndpoints(Database database, ArtifactStore artifacts, TimeProvider clock)
{
    private const string Base = "2.0/mlflow/model-versions";
    private const int MaxSourceLength = 500;

    private readonly ArtifactUri uris = new(artifacts);

    public static void Map(IEndpointRouteBuilder routes, Database database, ArtifactStore artifacts, EmbeddedServerOptions options)
    {
        var endpoints = new ModelVersionEndpoints(database, artifacts, options.TimeProvider);
        routes.MapApi("POST", $"{Base}/create", endpoints.CreateAsync);
        routes.MapApi("GET", $"{Base}/get", endpoints.GetAsync);
        routes.MapApi("PATCH", $"{Base}/update", endpoints.UpdateAsync);
        routes.MapApi("POST", $"{Base}/transition-stage", endpoints.MoveAsync);
        routes.MapApi("DELETE", $"{Base}/delete", endpoints.DeleteAsync);
        routes.MapApi("GET", $"{Base}/search", endpoints.SearchAsync);
        routes.MapApi("GET", $"{Base}/get-download-uri", endpoints.GetLocationAsync);
        routes.MapApi("POST", $"{Base}/set-tag", endpoints.SetTagAsync);
        routes.MapApi("DELETE", $"{Base}/delete-tag", endpoints.DeleteTagAsync);
        routes.MapMethods("/model-versions/get-artifact", ["GET"], endpoints.GetArtifactAsync);
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task CreateAsync(HttpContext context, RequestFields fields)
    {
        var source = fields.RequiredString("source");
        FieldRules.CheckLength(source, MaxSourceLength, "source");
        var runId = fields.OptionalString("run_id") ?? string.Empty;
        var modelId = fields.OptionalString("model_id");
        var version = new ModelVersion(ModelRules.Name(fields), 0)
        {
            CreationTime = Now,
            Description = fields.OptionalString("description") ?? string.Empty,
            Source = source,
            RunLink = fields.OptionalString("run_link") ?? string.Empty,
            Tags = [.. fields.Pairs("tags").Select(ModelRules.VersionTag)],
        };
        var isPrompt = version.Tags.Any(tag => tag.Key == ModelRules.PromptTag);
        var created = await database.WriteAsync(
            async session =>
            {
                // A prompt's text is in its tags; its source leads nowhere.
                if (!isPrompt)
                    await ModelSource.CheckAsync(session, source, runId, modelId).ConfigureAwait(false);
                await RegisteredModelQueries.RequireAsync(session, version.Name).ConfigureAwait(false);
                var (location, run) = await ModelSource.ResolveAsync(session, source, runId, modelId).ConfigureAwait(false);
                var stored = await ModelVersionQueries.CreateAsync(session, version with { RunId = run }, location).ConfigureAwait(false);
                if (!isPrompt && !string.IsNullOrEmpty(modelId))
                    await LoggedModelQueries.AddVersionAsync(session, modelId, stored.Name, stored.Version).ConfigureAwait(false);
                return stored;
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => created.WriteTo(writer, "model_version")).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context, RequestFields fields)
    {
        var (name, version) = (ModelRules.Name(fields), ModelRules.Version(fields));
        var found = await database.ReadAsync(session => ModelVersionQueries.GetAsync(session, name, version), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => found.WriteTo(writer, "model_version")).ConfigureAwait(false);
    }

    private async Task UpdateAsync(HttpContext context, RequestFields fields)
    {
        var (name, version) = (ModelRules.Name(fields), ModelRules.Version(fields));
        var description = fields.OptionalString("description");
        var now = Now;
        await AnswerAsync(context, session => ModelVersionQueries.UpdateAsync(session, name, version, description, now)).ConfigureAwait(false);
    }

    private async Task MoveAsync(HttpContext context, RequestFields fields)
    {
        var (name, version) = (ModelRules.Name(fields), ModelRules.Version(fields));
        var sent = fields.RequiredString("stage");
        var stage = ModelStage.Parse(sent);
        var archiveOthers = fields.OptionalBoolean("archive_existing_versions") ?? false;
        if (archiveOthers && !ModelStage.IsActive(stage))
        {
            throw ApiException.Invalid(
                $"Model version transition cannot archive existing model versions because '{sent}' is not an Active stage. Valid stages are Staging and Production.");
        }

        var now = Now;
        await AnswerAsync(context, session => ModelVersionQueries.MoveAsync(session, name, version, stage, archiveOthers, now)).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext context, RequestFields fields)
    {
        var (name, version) = (ModelRules.Name(fields), ModelRules.Version(fields));
        var now = Now;
        await database.WriteAsync(session => ModelVersionQueries.DeleteAsync(session, name, version, now), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task SearchAsync(HttpContext context, RequestFields fields)
    {
        var search = ModelVersionSearch.Read(fields);
        var (versions, token) = await database.ReadAsync(search.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.PageAsync(context, "model_versions", versions, token, static (one, version) => version.WriteTo(one)).ConfigureAwait(false);
    }

    private async Task GetLocationAsync(HttpContext context, RequestFields fields)
    {
        var location = await LocationAsync(context, fields).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => writer.WriteString("artifact_uri", location)).ConfigureAwait(false);
    }

    private async Task SetTagAsync(HttpContext context, RequestFields fields)
    {
        var (name, version) = (ModelRules.Name(fields), ModelRules.Version(fields));
        var tag = ModelRules.VersionTag(ModelRules.SentTag(fields));
        await ChangeAsync(context, name, version, session => ModelVersionQueries.SetTagAsync(session, name, version, tag)).ConfigureAwait(false);
    }

    private async Task DeleteTagAsync(HttpContext context, RequestFields fields)
    {
        var (name, version) = (ModelRules.Name(fields), ModelRules.Version(fields));
        var key = fields.RequiredString("key");
        await ChangeAsync(context, name, version, session => ModelVersionQueries.DeleteTagAsync(session, name, version, key)).ConfigureAwait(false);
    }

    private async Task GetArtifactAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var path = ArtifactPath.Parse(fields.RequiredString("path"));
        var location = await LocationAsync(context, fields).ConfigureAwait(false);
        await ArtifactDownload.SendAsync(context, artifacts.OpenRead(uris.Resolve(location).Append(path)), path.Name).ConfigureAwait(false);
    }

    private Task<string> LocationAsync(HttpContext context, RequestFields fields)
    {
        var (name, version) = (ModelRules.Name(fields), ModelRules.Version(fields));
        return database.ReadAsync(session => ModelVersionQueries.LocationAsync(session, name, version), context.RequestAborted);
    }

    private async Task AnswerAsync(HttpContext context, Func<Session, Task<ModelVersion>> work)
    {
        var version = await database.WriteAsync(work, context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => version.WriteTo(writer, "model_version")).ConfigureAwait(false);
    }

    private async Task ChangeAsync(HttpContext context, string name, long version, Func<Session, Task> change)
    {
        await database.WriteAsync(
            async session =>
            {
                await ModelVersionQueries.GetAsync(session, name, version).ConfigureAwait(false);
                await change(session).ConfigureAwait(false);
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }
}
