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

    // By hand, because System.Uri does not take file:/path, which is what MLflow writes.
    private static string LocalPath(string uri, string rest)
    {
        var (host, path) = Split(rest);
        if (host is not ("" or "localhost"))
            throw new TrackingConfigurationException($"The artifacts lie at '{uri}', on another machine's disk: expected file:///... or file:/...");
        path = Uri.UnescapeDataString(path);
        var drive = path is ['/', var letter, ':', ..] && char.IsAsciiLetter(letter);
        return Path.GetFullPath(drive ? path[1..] : path);
    }

    /// <summary><c>mlflow-artifacts:/path</c> is the tracking server's own proxy, <c>mlflow-artifacts://host:port/path</c> the one
    /// of another server, with the tracking URI's scheme and base path.</summary>
    private static ProxyArtifactStore Proxied(string uri, string rest, RestTransport transport)
    {
        var origin = transport.Server.Origin;
        var (host, path) = Split(rest);
        if (host.Length > 0)
        {
            if (host.All(char.IsAsciiDigit) || host.Contains('@') || !Uri.TryCreate("http://" + host, UriKind.Absolute, out _))
                throw new TrackingConfigurationException($"The artifact URI '{uri}' should read mlflow-artifacts:/path or mlflow-artifacts://host:port/path.");
            origin = origin[..(origin.IndexOf(':', StringComparison.Ordinal) + 3)] + host;
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

    /// <summary>Takes <c>//host/path</c> or <c>/path</c> apart; the host may be empty.</summary>
    private static (string Host, string Path) Split(string rest)
    {
        if (!rest.StartsWith("//", StringComparison.Ordinal))
            return ("", rest);
        var slash = rest.IndexOf('/', 2);
        return slash < 0 ? (rest[2..], "") : (rest[2..slash], rest[slash..]);
    }

    private static string Root(string path) => Uri.UnescapeDataString(path).Trim('/');
}
