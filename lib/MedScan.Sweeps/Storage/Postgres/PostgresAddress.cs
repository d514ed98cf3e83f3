using Npgsql;

namespace MedScan.Sweeps.Storage;

/// <summary>Where a PostgreSQL database is.</summary>
internal sealed class PostgresAddress
{
    /// <summary>Reads an address.</summary>
    /// <param name="url">Such as <c>postgresql://user:password@host:port/database?sslmode=require</c>.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public PostgresAddress(string url)
    {
        Shown = WithoutPassword(url);
        // Characters that an address must not hold are common in passwords that were not escaped, and move what follows.
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed) || parsed.AbsolutePath.Length < 2 || parsed.AbsolutePath.IndexOf('/', 1) >= 0)
            throw new ArgumentException($"Expected postgresql://user:password@host:port/database, got '{Shown}'. A character such as @, / or # in the password is written as %40, %2F or %23.", nameof(url));
        string[] user = parsed.UserInfo.Split(':', 2);
        NpgsqlConnectionStringBuilder builder = new()
        {
            Host = parsed.Host.Length > 0 ? parsed.Host : "localhost",
            Port = parsed.Port > 0 ? parsed.Port : 5432,
            Database = Uri.UnescapeDataString(parsed.AbsolutePath[1..]),
            ApplicationName = "MedScan sweeps",
            MaxAutoPrepare = 64,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true, // no session is left in another state than it was in
            // A thousand agents that each kept a connection between their heartbeats would need a server set up for it.
            ConnectionIdleLifetime = 5,
            ConnectionPruningInterval = 5,
        };
        if (user[0].Length > 0)
            builder.Username = Uri.UnescapeDataString(user[0]);
        if (user.Length > 1)
            builder.Password = Uri.UnescapeDataString(user[1]);
        foreach (string pair in parsed.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(builder, pair.Split('=', 2));
        ConnectionString = builder.ToString();
    }

    /// <summary>The address as it may be shown.</summary>
    public string Shown { get; }

    /// <summary>The address in Npgsql's form.</summary>
    public string ConnectionString { get; }

    /// <summary>An address as it may be shown.</summary>
    /// <param name="url">The address.</param>
    /// <returns>The address without its password.</returns>
    public static string WithoutPassword(string url)
    {
        int start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        int at = url.LastIndexOf('@');
        int colon = start < 3 || at < start ? -1 : url.IndexOf(':', start);
        url = colon < 0 || colon > at ? url : string.Concat(url.AsSpan(0, colon), ":***", url.AsSpan(at));
        int password = url.IndexOf("password=", StringComparison.OrdinalIgnoreCase);
        return password < 0 ? url : url[..(password + "password=".Length)] + "***";
    }

    private static void Set(NpgsqlConnectionStringBuilder builder, string[] pair)
    {
        string name = pair[0] == "sslmode" ? "SSL Mode" : Uri.UnescapeDataString(pair[0]);
        try
        {
            builder[name] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }
        catch (Exception error) when (error is ArgumentException or FormatException)
        {
            throw new ArgumentException($"Expected connection parameters after the question mark that Npgsql knows, got '{name}': {error.Message}", nameof(pair), error);
        }
    }
}
