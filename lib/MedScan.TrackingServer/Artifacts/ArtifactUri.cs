using System.Buffers;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>Finds where below the artifact root an artifact URI of the database points.</summary>
internal sealed class ArtifactUri(ArtifactStore store)
{
    private const string Proxy = "mlflow-artifacts:";
    private const string ProxyRoute = "/api/2.0/mlflow-artifacts/artifacts/";

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");

    /// <summary>The folder that a run's, model's or version's URI stands for.</summary>
    /// <exception cref="ApiException">It points outside the artifact root, or to a store that this server does not serve.</exception>
    public ArtifactPath Resolve(string uri)
    {
        if (uri.StartsWith(Proxy, StringComparison.Ordinal))
            return Below(PathOf(uri[Proxy.Length..]), uri);
        if (uri.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || uri.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            // Nothing is fetched: the path behind the route says where this server itself keeps the artifacts.
            var route = uri.IndexOf(ProxyRoute, StringComparison.Ordinal);
            return route < 0 ? throw Elsewhere(uri) : Below(uri[(route + ProxyRoute.Length)..], uri);
        }

        if (LocalPath(uri) is { } local)
            return Inside(local, uri);
        throw Elsewhere(uri);
    }

    /// <summary>The path of a <c>file:</c> URI or plain path of this machine; null for all other URIs.</summary>
    public static string? LocalPath(string uri)
    {
        if (uri.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
        {
            var rest = uri["file:".Length..];
            if (rest.StartsWith("//", StringComparison.Ordinal))
            {
                var slash = rest.IndexOf('/', 2);
                var host = slash < 0 ? rest[2..] : rest[2..slash];
                if (host is not ("" or "localhost") || slash < 0)
                    return null;
                rest = rest[slash..];
            }

            return Uri.UnescapeDataString(rest);
        }

        // A scheme is a letter and then letters, digits and a few signs; a single letter is a drive.
        var colon = uri.IndexOf(':', StringComparison.Ordinal);
        var hasScheme = colon > 1 && char.IsAsciiLetter(uri[0]) && uri.AsSpan(0, colon).IndexOfAnyExcept(SchemeCharacters) < 0;
        return hasScheme ? null : uri;
    }

    private ArtifactPath Inside(string local, string uri)
    {
        if (local.Contains('\0', StringComparison.Ordinal) || local.Length == 0)
            throw Outside(uri);
        var full = Path.GetFullPath(local);
        var relative = Path.GetRelativePath(store.Root, full);
        if (Path.IsPathRooted(relative))
            throw Outside(uri);
        relative = relative.Replace(Path.DirectorySeparatorChar, '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) ? throw Outside(uri) : ArtifactPath.Parse(relative);
    }

    private static ArtifactPath Below(string path, string uri) =>
        path.AsSpan().ContainsAny('?', '#', ';') ? throw Outside(uri) : ArtifactPath.Parse(path.TrimStart('/'));

    // mlflow-artifacts:/path, mlflow-artifacts:path and mlflow-artifacts://host:port/path
    private static string PathOf(string rest)
    {
        if (!rest.StartsWith("//", StringComparison.Ordinal))
            return rest;
        var slash = rest.IndexOf('/', 2);
        return slash < 0 ? string.Empty : rest[slash..];
    }

    private static ApiException Outside(string uri) => ApiException.Invalid(
        $"Invalid path: the artifacts at '{uri}' do not lie in the artifact folder of this server, which serves nothing outside of it.");

    private static ApiException Elsewhere(string uri) => ApiException.Invalid(
        $"The artifacts at '{uri}' are not kept by this server. Read them with a client of that store.");
}
