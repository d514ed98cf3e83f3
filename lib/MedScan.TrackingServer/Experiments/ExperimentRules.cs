using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Experiments;

/// <summary>What an experiment may be called and where its artifacts may lie.</summary>
internal static class ExperimentRules
{
    private const int MaxNameLength = 500;
    private const int MaxLocationLength = 2048;
    private const int MaxTagLength = 5000;

    /// <exception cref="ApiException">The name is too long.</exception>
    public static void CheckName(string name, string path = "name") => FieldRules.CheckLength(name, MaxNameLength, path);

    /// <exception cref="ApiException">The key breaks a rule, or the value is too long.</exception>
    public static void CheckTag(string key, string value)
    {
        FieldRules.CheckKey(key, "key");
        FieldRules.CheckLength(key, FieldRules.MaxKeyLength, "key");
        FieldRules.CheckLength(value, MaxTagLength, "value");
    }

    /// <summary>The place as it is stored: a path relative to the server's current folder becomes absolute.</summary>
    /// <exception cref="ApiException">The place carries what could mislead who joins paths to it.</exception>
    public static string? Location(string? location)
    {
        if (string.IsNullOrEmpty(location))
            return null;
        var query = location.IndexOf('?', StringComparison.Ordinal);
        if (location.Contains('#', StringComparison.Ordinal) || (query < 0 ? location : location[..query]).Split('/')[^1].Contains(';', StringComparison.Ordinal))
            throw ApiException.Invalid("'artifact_location' URL can't include fragments or params.");
        if (query >= 0 && Uri.UnescapeDataString(location[query..]).Contains("..", StringComparison.Ordinal))
            throw ApiException.Invalid("Invalid query string");
        if (location.Contains('\0', StringComparison.Ordinal))
            throw ApiException.Invalid("'artifact_location' can't include NUL.");
        var isPath = !location.Contains(':', StringComparison.Ordinal);
        var place = isPath ? Path.GetFullPath(location)
            : location.StartsWith("file:", StringComparison.Ordinal) && !location.StartsWith("file:/", StringComparison.Ordinal)
                ? $"file://{Path.GetFullPath(location["file:".Length..])}"
                : location;
        return place.Length <= MaxLocationLength ? place : throw ApiException.Invalid(
            $"Invalid artifact path length. The length of the artifact path cannot be greater than {MaxLocationLength} characters.");
    }
}
