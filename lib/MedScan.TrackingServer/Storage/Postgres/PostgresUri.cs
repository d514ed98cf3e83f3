using Npgsql;

namespace MedScan.TrackingServer.Storage;

/// <summary>Reads the <c>postgresql://</c> URIs that MLflow (SQLAlchemy) takes.</summary>
internal static class PostgresUri
{
    /// <summary>Npgsql's form of the URI; parameters after <c>?</c> keep their names.</summary>
    /// <exception cref="TrackingServerException">It is no such URI.</exception>
    public static string ToConnectionString(string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || parsed.AbsolutePath.Length < 2)
            throw new TrackingServerException($"Expected postgresql://user:password@host:port/database, got '{WithoutPassword(uri)}'.");
        var user = parsed.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = parsed.Host.Length > 0 ? parsed.Host : "localhost",
            Port = parsed.Port > 0 ? parsed.Port : 5432,
            Database = Uri.UnescapeDataString(parsed.AbsolutePath[1..]),
            MaxAutoPrepare = 128,
            AutoPrepareMinUsages = 2,
            ApplicationName = "MedScan tracking server",
        };
        if (user[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (var pair in parsed.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            try
            {
                var name = parts[0] == "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(parts[0]);
                builder[name] = Uri.UnescapeDataString(parts.Length > 1 ? parts[1] : string.Empty);
            }
            catch (ArgumentException e)
            {
                throw new TrackingServerException($"The PostgreSQL URI has a parameter '{parts[0]}' that is not understood: {e.Message}", e);
            }
        }

        return builder.ToString();
    }

    /// <summary>The URI as it may be shown.</summary>
    public static string WithoutPassword(string uri)
    {
        var at = uri.LastIndexOf('@');
        var start = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        var colon = at < 0 ? -1 : uri.IndexOf(':', start);
        return colon < 0 || colon > at ? uri : string.Concat(uri.AsSpan(0, colon), ":***", uri.AsSpan(at));
    }
}
