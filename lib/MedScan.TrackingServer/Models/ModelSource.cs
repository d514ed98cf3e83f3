using System.Globalization;
using MedScan.TrackingServer.Artifacts;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.LoggedModels;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Models;

/// <summary>The source of a new version: whether it may be one, and where it leads.</summary>
internal static class ModelSource
{
    private const string Models = "models:/";

    /// <summary>Refuses sources that would let a version read what its run or model does not own.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="source">The source as sent.</param>
    /// <param name="runId">The run that made the model, if it was named.</param>
    /// <param name="modelId">The logged model, if it was named.</param>
    /// <exception cref="ApiException">It is such a source.</exception>
    public static async Task CheckAsync(Session session, string source, string? runId, string? modelId)
    {
        if (ArtifactUri.LocalPath(source) is null && !source.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            CheckAbsolute(source);
            return;
        }

        var (owner, owns) = string.IsNullOrEmpty(modelId) ? ("run_id", runId) : ("model_id", modelId);
        var path = source;
        if (!string.IsNullOrEmpty(owns))
        {
            var root = owner == "run_id"
                ? await session.FirstAsync("SELECT artifact_uri FROM runs WHERE run_uuid = $1", row => row.GetString(0), owns).ConfigureAwait(false)
                    ?? throw ApiException.NotFound($"Run with id={owns} not found")
                : (await LoggedModelQueries.GetAsync(session, owns).ConfigureAwait(false)).ArtifactLocation;
            path = ArtifactUri.LocalPath(source) is { Length: > 0 } local && !local.Contains('\0', StringComparison.Ordinal) ? Path.GetFullPath(local) : source;
            if (ArtifactUri.LocalPath(root) is { Length: > 0 } localRoot && IsInside(path, Path.GetFullPath(localRoot)))
                return;
        }

        throw ApiException.Invalid(
            $"Invalid model version source: '{path}'. To use a local path as a model version source, the {owner} request parameter has to be specified and the local "
            + $"path has to be contained within the artifact directory of the run specified by the {owner}.");
    }

    /// <summary>Finds where the files lie, and the run that made them.</summary>
    /// <exception cref="ApiException">The source names a model that does not exist.</exception>
    public static async Task<(string Location, string RunId)> ResolveAsync(Session session, string source, string runId, string? modelId)
    {
        if (source.StartsWith(Models, StringComparison.Ordinal))
        {
            try
            {
                return await ResolveModelAsync(session, source[Models.Length..].Trim('/'), runId).ConfigureAwait(false);
            }
            catch (ApiException e)
            {
                throw ApiException.Invalid($"Unable to fetch model from model URI source artifact location '{source}'. Error: {e.Message}");
            }
        }

        if (runId.Length == 0 && !string.IsNullOrEmpty(modelId))
            return (source, (await LoggedModelQueries.GetAsync(session, modelId).ConfigureAwait(false)).SourceRunId ?? string.Empty);
        return (source, runId);
    }

    // name/version, name@alias, or the id of a logged model
    private static async Task<(string Location, string RunId)> ResolveModelAsync(Session session, string name, string runId)
    {
        var slash = name.LastIndexOf('/');
        if (slash > 0 && long.TryParse(name.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            return (await ModelVersionQueries.LocationAsync(session, name[..slash], version).ConfigureAwait(false), runId);
        var at = name.LastIndexOf('@');
        if (at > 0)
        {
            var named = await ModelVersionQueries.GetByAliasAsync(session, name[..at], name[(at + 1)..]).ConfigureAwait(false);
            return (await ModelVersionQueries.LocationAsync(session, named.Name, named.Version).ConfigureAwait(false), runId);
        }

        var model = await LoggedModelQueries.GetAsync(session, name).ConfigureAwait(false);
        return (model.ArtifactLocation, runId.Length > 0 ? runId : model.SourceRunId ?? string.Empty);
    }

    private static void CheckAbsolute(string source)
    {
        var plain = source;
        for (var next = Decode(plain); next != plain; next = Decode(plain))
            plain = next;
        var path = PathOf(plain).TrimEnd('/');
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (plain.Contains('\0', StringComparison.Ordinal)
            || plain.Split('/', '\\').Contains("..")
            || !path.StartsWith('/')
            || names.Contains("."))
        {
            throw ApiException.Invalid(
                $"Invalid model version source: '{source}'. If supplying a source as an http, https, local file path, ftp, objectstore, or mlflow-artifacts uri, "
                + "an absolute path must be provided without relative path references present. Please provide an absolute path.");
        }
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static string PathOf(string uri)
    {
        var end = uri.AsSpan().IndexOfAny('?', '#');
        var rest = uri[(uri.IndexOf(':', StringComparison.Ordinal) + 1)..(end < 0 ? uri.Length : Math.Max(end, uri.IndexOf(':', StringComparison.Ordinal) + 1))];
        if (!rest.StartsWith("//", StringComparison.Ordinal))
            return rest;
        var slash = rest.IndexOf('/', 2);
        return slash < 0 ? string.Empty : rest[slash..];
    }

    private static bool IsInside(string path, string folder) =>
        path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
