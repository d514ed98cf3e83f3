namespace MedScan.Tracking;

/// <summary>Finds the store behind an artifact URI.</summary>
internal static class ArtifactStores
{
    public static IArtifactStore Open(string uri, RestTransport transport)
    {
        var colon = uri.IndexOf(':', StringComparison.Ordinal);
        // One letter before the colon is a drive.
        var scheme = colon > 1 && uri[..colon].All(character => char.IsAsciiLetterOrDigit(character) || character is '+' or '-' or '.')
            ? uri[..colon].ToLowerInvariant()
            : "";
        return scheme switch
        {
            "" => new LocalArtifactStore(Path.GetFullPath(uri)),
            "file" => new LocalArtifactStore(LocalPath(uri, uri[(colon + 1)..])),
            "mlflow-artifacts" => Proxied(uri, uri[(colon + 1)..], transport),
            "http" or "https" => Addressed(uri, transport),
            _ => throw new TrackingConfigurationException($"The artifacts lie at '{uri}', which this client cannot reach: expected "
                + "mlflow-artifacts:, http:, https:, file: or a path. Let the server pass artifacts on (mlflow server --serve-artifacts "
                + "--artifacts-destination <that place>); experiments created from then on use it."),
        };
    }

    private static string LocalPath(string uri, string rest)
    {
        if (!rest.StartsWith('/'))
            return Path.GetFullPath(Uri.UnescapeDataString(rest));
        var parsed = new Uri(uri);
        return parsed.Host is "" or "localhost"
            ? Path.GetFullPath(Uri.UnescapeDataString(parsed.AbsolutePath))
            : throw new TrackingConfigurationException($"The artifacts lie at '{uri}', on another machine's disk: expected file:///... or file:/...");
    }

    /// <summary><c>mlflow-artifacts:/path</c> is the tracking server's own proxy, <c>mlflow-artifacts://host:port/path</c> the one
    /// of another server, with the tracking URI's scheme and base path.</summary>
    private static ProxyArtifactStore Proxied(string uri, string rest, RestTransport transport)
    {
        var origin = transport.Server.Origin;
        var path = rest;
        if (rest.StartsWith("//", StringComparison.Ordinal))
        {
            var slash = rest.IndexOf('/', 2);
            var host = slash < 0 ? rest[2..] : rest[2..slash];
            path = slash < 0 ? "" : rest[slash..];
            if (host.Length > 0)
            {
                if (host.All(char.IsAsciiDigit) || host.Contains('@') || !Uri.TryCreate("http://" + host, UriKind.Absolute, out _))
                    throw new TrackingConfigurationException($"The artifact URI '{uri}' should read mlflow-artifacts:/path or mlflow-artifacts://host:port/path.");
                origin = origin[..(origin.IndexOf(':', StringComparison.Ordinal) + 3)] + host;
            }
        }
        return new(transport, $"{origin}{transport.Server.BasePath}/api/2.0{ProxyArtifactStore.Endpoint}", Root(path));
    }

    private static ProxyArtifactStore Addressed(string uri, RestTransport transport)
    {
        var end = uri.IndexOf(ProxyArtifactStore.Endpoint, StringComparison.Ordinal) + ProxyArtifactStore.Endpoint.Length;
        return end >= ProxyArtifactStore.Endpoint.Length
            ? new(transport, uri[..end], Root(uri[end..]))
            : throw new TrackingConfigurationException($"The artifact URI '{uri}' should have '{ProxyArtifactStore.Endpoint}' in its path.");
    }

    private static string Root(string path) => Uri.UnescapeDataString(path).Trim('/');
}
