using System.Globalization;
using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Models;

/// <summary>What models, their versions, tags and aliases may be called.</summary>
internal static class ModelRules
{
    /// <summary>The tag that says that a registered model is a prompt, which only a search for prompts shows.</summary>
    public const string PromptTag = "mlflow.prompt.is_prompt";

    private const int MaxNameLength = 256;
    private const int MaxAliasLength = 255;
    private const int MaxModelTagLength = 5000;
    private const int MaxVersionTagLength = 100_000;

    /// <exception cref="ApiException">The name is longer than the tables take.</exception>
    public static string Name(RequestFields fields, string field = "name")
    {
        var name = fields.RequiredString(field);
        FieldRules.CheckLength(name, MaxNameLength, field);
        return name;
    }

    /// <summary>The number of a version.</summary>
    /// <exception cref="ApiException">It is absent or not an integer.</exception>
    public static long Version(RequestFields fields)
    {
        var text = fields.RequiredString("version");
        return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw ApiException.Invalid($"Parameter 'version' must be an integer, got '{text}'.");
    }

    /// <summary>A tag of a registered model.</summary>
    /// <exception cref="ApiException">It breaks a rule.</exception>
    public static KeyValuePair<string, string> ModelTag(KeyValuePair<string, string> tag) => Tag(tag, MaxModelTagLength);

    /// <summary>A tag of a version.</summary>
    /// <exception cref="ApiException">It breaks a rule.</exception>
    public static KeyValuePair<string, string> VersionTag(KeyValuePair<string, string> tag) => Tag(tag, MaxVersionTagLength);

    /// <summary>The tag of a request that sets one.</summary>
    public static KeyValuePair<string, string> SentTag(RequestFields fields) =>
        new(fields.RequiredString("key"), fields.OptionalString("value") ?? string.Empty);

    /// <summary>The alias of a request.</summary>
    /// <exception cref="ApiException">It breaks a rule, or means a version by itself.</exception>
    public static string Alias(RequestFields fields)
    {
        var alias = fields.RequiredString("alias");
        if (!alias.All(character => char.IsLetterOrDigit(character) || character is '_' or '-'))
            throw ApiException.Invalid($"Invalid alias name: '{alias}'. Names may only contain alphanumerics, underscores (_) and dashes (-).");
        FieldRules.CheckLength(alias, MaxAliasLength, "Registered model alias name");
        if (alias.Equals("latest", StringComparison.OrdinalIgnoreCase))
            throw ApiException.Invalid("'latest' alias name (case insensitive) is reserved.");
        if (alias.Length > 1 && (alias[0] is 'v' or 'V') && alias.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0)
            throw ApiException.Invalid($"Version alias name '{alias}' is reserved.");
        return alias;
    }

    private static KeyValuePair<string, string> Tag(KeyValuePair<string, string> tag, int limit)
    {
        FieldRules.CheckKey(tag.Key, "key");
        FieldRules.CheckLength(tag.Key, FieldRules.MaxKeyLength, "key");
        FieldRules.CheckLength(tag.Value, limit, "value");
        return tag;
    }
}
