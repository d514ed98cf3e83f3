using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Runs;

/// <summary>What parameters and tags of runs may be, and where their values are cut.</summary>
internal static class RunRules
{
    /// <summary>A parameter as it is stored.</summary>
    /// <param name="key">The key as sent.</param>
    /// <param name="value">The value as sent.</param>
    /// <param name="path">Where in the request it stood, such as <c>params[3]</c>; empty on its own.</param>
    /// <exception cref="ApiException">The key breaks a rule.</exception>
    public static KeyValuePair<string, string> Parameter(string key, string value, string path)
    {
        FieldRules.CheckKey(key, Field(path, "key"));
        FieldRules.CheckLength(key, FieldRules.MaxKeyLength, "Param key");
        return new(key, FieldRules.Cut(value, FieldRules.MaxParameterLength));
    }

    /// <summary>A tag as it is stored.</summary>
    /// <inheritdoc cref="Parameter"/>
    public static KeyValuePair<string, string> Tag(string key, string value, string path)
    {
        FieldRules.CheckKey(key, Field(path, "key"));
        FieldRules.CheckLength(key, FieldRules.MaxKeyLength, Field(path, "key"));
        return new(key, FieldRules.Cut(value, FieldRules.MaxTagLength));
    }

    /// <summary>The name of a field of what stands at <paramref name="path"/>.</summary>
    public static string Field(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";
}
