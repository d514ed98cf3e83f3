namespace MedScan.Sweeps.Storage;

/// <summary>Reads the addresses of storages.</summary>
internal static class StorageUrl
{
    private const string Forms = "Expected memory:, sqlite:///file.db, a path, or postgresql://user:password@host:port/database";

    /// <summary>Opens what an address names.</summary>
    /// <param name="url">The address.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The storage.</returns>
    /// <exception cref="ArgumentException">The address is none.</exception>
    public static StudyStorage Open(string url, TimeProvider time)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(url);
        if (url.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException($"{Forms}, got an address with a zero character.", nameof(url));
        if (url is "memory:" or "memory://")
            return new MemoryStorage(time);
        int colon = url.IndexOf(':', StringComparison.Ordinal);
        // A scheme of one letter is a drive.
        if (colon < 2 || !url[..colon].All(char.IsAsciiLetterOrDigit))
            return new SqliteStorage(url, time);
        return url[..colon] switch
        {
            "sqlite" => new SqliteStorage(SqlitePath(url), time),
            "postgresql" or "postgres" => new PostgresStorage(new PostgresAddress(url)),
            _ => throw new ArgumentException($"{Forms}, got '{PostgresAddress.WithoutPassword(url)}'.", nameof(url)),
        };
    }

    private static string SqlitePath(string url)
    {
        const string start = "sqlite:///";
        if (!url.StartsWith(start, StringComparison.Ordinal))
            throw new ArgumentException($"Expected three slashes and a path (sqlite:///relative.db) or four (sqlite:////absolute.db), got '{url}'.", nameof(url));
        string path = url[start.Length..];
        if (path.Length == 0 || path.EndsWith('/'))
            throw new ArgumentException($"Expected the name of a file after sqlite:///, got '{url}'.", nameof(url));
        return path == ":memory:" ? throw new ArgumentException("Expected a file after sqlite:///. For a study in memory use memory: instead.", nameof(url)) : path;
    }
}
