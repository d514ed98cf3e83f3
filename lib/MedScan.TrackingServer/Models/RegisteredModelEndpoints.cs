using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Models;

/// <summary>The operations on registered models, their tags and aliases.</summary>
internal sealed class RegisteredModelEndpoints(Database database, TimeProvider clock)
{
    private const string Base = "2.0/mlflow/registered-models";

    public static void Map(IEndpointRouteBuilder routes, Database database, EmbeddedServerOptions options)
    {
        var endpoints = new RegisteredModelEndpoints(database, options.TimeProvider);
        routes.MapApi("POST", $"{Base}/create", endpoints.CreateAsync);
        routes.MapApi("GET", $"{Base}/get", endpoints.GetAsync);
        routes.MapApi("PATCH", $"{Base}/update", endpoints.UpdateAsync);
        routes.MapApi("POST", $"{Base}/rename", endpoints.RenameAsync);
        routes.MapApi("DELETE", $"{Base}/delete", endpoints.DeleteAsync);
        routes.MapApi("GET", $"{Base}/search", endpoints.SearchAsync);
        routes.MapApi("POST", $"{Base}/get-latest-versions", endpoints.GetLatestAsync);
        routes.MapApi("GET", $"{Base}/get-latest-versions", endpoints.GetLatestAsync);
        routes.MapApi("POST", $"{Base}/set-tag", endpoints.SetTagAsync);
        routes.MapApi("DELETE", $"{Base}/delete-tag", endpoints.DeleteTagAsync);
        routes.MapApi("POST", $"{Base}/alias", endpoints.SetAliasAsync);
        routes.MapApi("GET", $"{Base}/alias", endpoints.GetByAliasAsync);
        routes.MapApi("DELETE", $"{Base}/alias", endpoints.DeleteAliasAsync);
    }

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task CreateAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var description = fields.OptionalString("description") ?? string.Empty;
        var tags = fields.Pairs("tags").Select(ModelRules.ModelTag).ToList();
        var now = Now;
        await AnswerAsync(context, session => RegisteredModelQueries.CreateAsync(session, name, description, tags, now)).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var model = await database.ReadAsync(session => RegisteredModelQueries.GetAsync(session, name), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => model.WriteTo(writer, "registered_model")).ConfigureAwait(false);
    }

    private async Task UpdateAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var description = fields.OptionalString("description") ?? string.Empty;
        var now = Now;
        await AnswerAsync(context, session => RegisteredModelQueries.UpdateAsync(session, name, description, now)).ConfigureAwait(false);
    }

    private async Task RenameAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var newName = ModelRules.Name(fields, "new_name");
        var now = Now;
        await AnswerAsync(context, session => RegisteredModelQueries.RenameAsync(session, name, newName, now)).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        await database.WriteAsync(session => RegisteredModelQueries.DeleteAsync(session, name), context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task SearchAsync(HttpContext context, RequestFields fields)
    {
        var search = RegisteredModelSearch.Read(fields);
        var (models, token) = await database.ReadAsync(search.RunAsync, context.RequestAborted).ConfigureAwait(false);
        await Answer.PageAsync(context, "registered_models", models, token, static (one, model) => model.WriteTo(one)).ConfigureAwait(false);
    }

    private async Task GetLatestAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var stages = fields.Strings("stages").Select(ModelStage.Parse).ToHashSet();
        var versions = await database.ReadAsync(
            async session =>
            {
                var latest = (await RegisteredModelQueries.GetAsync(session, name).ConfigureAwait(false)).LatestVersions;
                return await ModelVersionQueries.WithAliasesAsync(
                    session, name, [.. latest.Where(version => stages.Count == 0 || stages.Contains(version.Stage ?? ModelStage.None))]).ConfigureAwait(false);
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(
            context, writer => Answer.List(writer, "model_versions", versions, static (one, version) => version.WriteTo(one))).ConfigureAwait(false);
    }

    private async Task SetTagAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var tag = ModelRules.ModelTag(ModelRules.SentTag(fields));
        await ChangeAsync(context, name, session => RegisteredModelQueries.SetTagAsync(session, name, tag)).ConfigureAwait(false);
    }

    private async Task DeleteTagAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var key = fields.RequiredString("key");
        await ChangeAsync(context, name, session => RegisteredModelQueries.DeleteTagAsync(session, name, key)).ConfigureAwait(false);
    }

    private async Task SetAliasAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var alias = ModelRules.Alias(fields);
        var version = ModelRules.Version(fields);
        await database.WriteAsync(
            async session =>
            {
                await ModelVersionQueries.GetAsync(session, name, version).ConfigureAwait(false);
                await RegisteredModelQueries.SetAliasAsync(session, name, alias, version).ConfigureAwait(false);
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }

    private async Task GetByAliasAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var alias = fields.RequiredString("alias");
        var version = await database.ReadAsync(session => ModelVersionQueries.GetByAliasAsync(session, name, alias), context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => version.WriteTo(writer, "model_version")).ConfigureAwait(false);
    }

    private async Task DeleteAliasAsync(HttpContext context, RequestFields fields)
    {
        var name = ModelRules.Name(fields);
        var alias = ModelRules.Alias(fields);
        await ChangeAsync(context, name, session => RegisteredModelQueries.DeleteAliasAsync(session, name, alias)).ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context, Func<Session, Task<RegisteredModel>> work)
    {
        var model = await database.WriteAsync(work, context.RequestAborted).ConfigureAwait(false);
        await Answer.JsonAsync(context, writer => model.WriteTo(writer, "registered_model")).ConfigureAwait(false);
    }

    private async Task ChangeAsync(HttpContext context, string name, Func<Session, Task> change)
    {
        await database.WriteAsync(
            async session =>
            {
                await RegisteredModelQueries.RequireAsync(session, name).ConfigureAwait(false);
                await change(session).ConfigureAwait(false);
            },
            context.RequestAborted).ConfigureAwait(false);
        await Answer.EmptyAsync(context).ConfigureAwait(false);
    }
}
