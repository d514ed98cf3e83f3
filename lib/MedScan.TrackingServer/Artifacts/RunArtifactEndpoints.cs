using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>The operations on the artifacts of a run.</summary>
internal sealed class RunArtifactEndpoints(Database database, ArtifactStore store)
{
    private readonly ArtifactUri uris = new(store);

    public static void Map(IEndpointRouteBuilder routes, Database database, ArtifactStore store)
    {
        var endpoints = new RunArtifactEndpoints(database, store);
        routes.MapApi("GET", "2.0/mlflow/artifacts/list", endpoints.ListAsync);
        routes.MapMethods("/get-artifact", ["GET"], endpoints.GetAsync);
    }

    private async Task ListAsync(HttpContext context, RequestFields fields)
    {
        var sent = fields.OptionalString("path");
        var path = sent is null ? ArtifactPath.Root : ArtifactPath.Parse(sent);
        var uri = await FindAsync(RunId(fields), context.RequestAborted).ConfigureAwait(false);
        var entries = Below(path, store.List(uris.Resolve(uri).Append(path)));
        await Answer.JsonAsync(context, writer =>
        {
            writer.WriteString("root_uri", uri);
            ArtifactEntry.WriteAll(writer, entries);
        }).ConfigureAwait(false);
    }

    private async Task GetAsync(HttpContext context)
    {
        var fields = await RequestFields.ReadAsync(context).ConfigureAwait(false);
        var path = ArtifactPath.Parse(fields.RequiredString("path"));
        var uri = await FindAsync(RunId(fields), context.RequestAborted).ConfigureAwait(false);
        await ArtifactDownload.SendAsync(context, store.OpenRead(uris.Resolve(uri).Append(path)), path.Name).ConfigureAwait(false);
    }

    /// <summary>The entries of a folder with their paths relative to the root that the folder's path begins at.</summary>
    public static IReadOnlyList<ArtifactEntry> Below(ArtifactPath folder, IReadOnlyList<ArtifactEntry> entries) =>
        folder.Names.Count == 0 ? entries : [.. entries.Select(entry => entry with { Name = $"{folder}/{entry.Name}" })];

    private static string RunId(RequestFields fields) =>
        fields.OptionalString("run_id") is { Length: > 0 } id ? id
        : fields.OptionalString("run_uuid") is { Length: > 0 } uuid ? uuid
        : throw ApiException.Missing("run_id");

    private Task<string> FindAsync(string runId, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FirstAsync("SELECT artifact_uri FROM runs WHERE run_uuid = $1", row => row.GetString(0), runId).ConfigureAwait(false)
            ?? throw ApiException.NotFound($"Run with id={runId} not found"),
        cancellationToken);
}
